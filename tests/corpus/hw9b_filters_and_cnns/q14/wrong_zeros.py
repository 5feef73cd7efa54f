# at most: 0
# diagnosis: all zeros
def convolve_1d(x, h):
    return np.zeros(len(x))
