# at most: 0
# diagnosis: is not implemented yet

def interpolate_latent(ae_model, image_0, image_1, steps=10):
    raise NotImplementedError
