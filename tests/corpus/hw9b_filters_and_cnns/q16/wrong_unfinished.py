# at most: 0
# diagnosis: not implemented yet
def gaussian_filter(sigma, size):
    raise NotImplementedError()
