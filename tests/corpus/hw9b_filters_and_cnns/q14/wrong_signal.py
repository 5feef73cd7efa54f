# at most: 0
# diagnosis: signal as it came in
def convolve_1d(x, h):
    return np.array(x, dtype=float)
