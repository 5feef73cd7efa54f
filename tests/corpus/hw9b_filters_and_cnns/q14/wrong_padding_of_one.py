# at most: 1
# diagnosis: padding is one zero
def convolve_1d(x, h):
    x, f = np.asarray(x, float), np.asarray(h, float)[::-1]
    padded = np.pad(x, 1)
    return np.array([padded[i : i + len(f)] @ f for i in range(len(padded) - len(f) + 1)])[: len(x)]
