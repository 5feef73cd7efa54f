# at most: 0.5
# diagnosis: ready-made
def convolve_1d(x, h):
    return np.convolve(x, h, mode="same").astype(float)
