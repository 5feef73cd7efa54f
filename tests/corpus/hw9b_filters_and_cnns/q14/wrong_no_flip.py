# at most: 2.5
# diagnosis: not flipping h
def convolve_1d(x, h):
    padded = add_padding_1d(x, len(h))
    flipped = np.asarray(h, dtype=float)[::-1]
    return np.array([padded[i : i + len(h)] @ flipped[::-1] for i in range(len(x))])
