# at most: 0
# diagnosis: not implemented
def pair_grid(originals, reconstructions):
    raise NotImplementedError()


raise NotImplementedError()
