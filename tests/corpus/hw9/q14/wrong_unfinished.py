# at most: 0
# diagnosis: is not implemented yet

def autoencoder_output_and_mseloss(model, X, y):
    raise NotImplementedError


def autoencoder_output_and_maeloss(model, X, y):
    raise NotImplementedError
