# at most: 0
# diagnosis: is not implemented yet

def plot_first_layer(model, images):
    raise NotImplementedError
