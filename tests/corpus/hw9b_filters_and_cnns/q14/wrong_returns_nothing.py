# at most: 0
# diagnosis: is the `return` missing
def convolve_1d(x, h):
    padded = add_padding_1d(x, len(h))
    flipped = np.asarray(h, dtype=float)[::-1]
    y = np.array([padded[i : i + len(h)] @ flipped for i in range(len(x))])
