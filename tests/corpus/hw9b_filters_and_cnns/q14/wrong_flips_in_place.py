# at most: 3.5
# diagnosis: changes the arrays
def convolve_1d(x, h):
    if isinstance(h, list):
        h = np.array(h, dtype=float)
    h[:] = h[::-1].copy()
    padded = add_padding_1d(x, len(h))
    return np.array([padded[i : i + len(h)] @ h for i in range(len(x))])
