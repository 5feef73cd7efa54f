# at most: 0
# diagnosis: left at 0
def convolve_1d(x, h):
    x, f = np.asarray(x, float), np.asarray(h, float)[::-1]
    y = np.zeros(len(x))
    for i in range(len(f) // 2, len(x) - (len(f) - 1) // 2):
        y[i] = x[i - len(f) // 2 : i - len(f) // 2 + len(f)] @ f
    return y
