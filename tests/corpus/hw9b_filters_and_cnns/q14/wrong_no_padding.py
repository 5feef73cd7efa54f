# at most: 0
# diagnosis: There is no padding
def convolve_1d(x, h):
    x, f = np.asarray(x, float), np.asarray(h, float)[::-1]
    return np.array([x[i : i + len(f)] @ f for i in range(len(x) - len(f) + 1)])
