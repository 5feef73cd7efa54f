# at most: 0
# diagnosis: not implemented yet
def make_autoencoder(maps=4):
    raise NotImplementedError()
