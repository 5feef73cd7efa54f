# at most: 3.5
# diagnosis: N + 1 numbers
def convolve_1d(x, h):
    padded = add_padding_1d(x, len(h))
    flipped = np.asarray(h, dtype=float)[::-1]
    return np.array([padded[i : i + len(h)] @ flipped for i in range(len(padded) - len(h) + 1)])
