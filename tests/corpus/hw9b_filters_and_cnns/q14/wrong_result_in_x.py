# at most: 3.5
# diagnosis: changes the arrays
def convolve_1d(x, h):
    padded = add_padding_1d(x, len(h))
    flipped = np.asarray(h, dtype=float)[::-1]
    y = np.array([padded[i : i + len(h)] @ flipped for i in range(len(x))])
    if isinstance(x, np.ndarray) and x.dtype == float:
        x[:] = y
    return y
