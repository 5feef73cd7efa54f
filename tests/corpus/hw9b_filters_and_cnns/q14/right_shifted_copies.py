def convolve_1d(x, h):
    x, h = np.array(x, dtype=float), np.array(h, dtype=float)
    padded = np.concatenate([np.zeros(len(h)), x, np.zeros(len(h))])
    y = np.zeros(len(x))
    for k, weight in enumerate(h):
        start = len(h) + (len(h) - 1) // 2 - k
        y = y + weight * padded[start : start + len(x)]
    return y
