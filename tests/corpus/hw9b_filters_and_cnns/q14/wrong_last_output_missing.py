# at most: 0
# diagnosis: last output is missing
def convolve_1d(x, h):
    padded = add_padding_1d(x, len(h))
    flipped = np.asarray(h, dtype=float)[::-1]
    return np.array([padded[i : i + len(h)] @ flipped for i in range(len(x) - 1)])
