# at most: 0
# diagnosis: not implemented yet
def convolve_1d(x, h):
    raise NotImplementedError()
