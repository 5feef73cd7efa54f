# at most: 0
# diagnosis: NaN
def convolve_1d(x, h):
    return np.full(len(x), np.nan)
