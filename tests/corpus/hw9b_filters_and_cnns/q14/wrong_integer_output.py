# at most: 3
# diagnosis: array of integers
def convolve_1d(x, h):
    y = np.zeros(len(x), dtype=int)
    for i in range(len(x)):
        for k in range(len(h)):
            m = i + (len(h) - 1) // 2 - k
            if 0 <= m < len(x):
                y[i] += x[m] * h[k]
    return y
