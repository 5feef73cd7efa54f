# at most: 0
# diagnosis: x is flipped instead of h
def convolve_1d(x, h):
    padded = add_padding_1d(x, len(h))[::-1]
    return np.array([padded[i : i + len(h)] @ np.asarray(h, float) for i in range(len(x))])
