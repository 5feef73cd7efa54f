# at most: 0.5
# diagnosis: ready-made
def convolve_1d(x, h):
    return np.correlate(np.asarray(x, float), np.asarray(h, float)[::-1], mode="same")
