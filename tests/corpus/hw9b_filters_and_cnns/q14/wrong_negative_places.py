# at most: 0
# diagnosis: A negative place counts from the end
def convolve_1d(x, h):
    x, h = np.asarray(x, float), np.asarray(h, float)
    y = np.zeros(len(x))
    for i in range(len(x)):
        for k in range(len(h)):
            m = i + (len(h) - 1) // 2 - k
            if m < len(x):
                y[i] += x[m] * h[k]
    return y
