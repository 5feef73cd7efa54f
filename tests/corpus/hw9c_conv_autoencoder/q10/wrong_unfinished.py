# at most: 0
# diagnosis: not implemented yet
def make_upsample_autoencoder():
    raise NotImplementedError()
