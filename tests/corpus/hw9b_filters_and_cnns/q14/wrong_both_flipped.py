# at most: 0
# diagnosis: x is flipped as well as h
def convolve_1d(x, h):
    padded = add_padding_1d(np.asarray(x)[::-1], len(h))
    return np.array([padded[i : i + len(h)] @ np.asarray(h, float)[::-1] for i in range(len(x))])
