# at most: 0
# diagnosis: full length N + M - 1
def convolve_1d(x, h):
    x, f = np.asarray(x, float), np.asarray(h, float)[::-1]
    padded = np.pad(x, len(f) - 1)
    return np.array([padded[i : i + len(f)] @ f for i in range(len(x) + len(f) - 1)])
