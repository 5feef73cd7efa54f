# at most: 0
# diagnosis: written into x while it is still needed
def convolve_1d(x, h):
    h = np.asarray(h, float)
    x = x if isinstance(x, np.ndarray) else np.array(x, float)
    for i in range(len(x)):
        total = 0
        for k in range(len(h)):
            m = i + (len(h) - 1) // 2 - k
            if 0 <= m < len(x):
                total += x[m] * h[k]
        x[i] = total
    return x
