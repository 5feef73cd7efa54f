# at most: 0
# diagnosis: on the left only
def convolve_1d(x, h):
    x, f = np.asarray(x, float), np.asarray(h, float)[::-1]
    padded = np.pad(x, (2 * (len(f) // 2), 0))
    return np.array([padded[i : i + len(f)] @ f for i in range(len(x))])
