def convolve_1d(x, h):
    x, h = list(x), list(h)
    middle = (len(h) - 1) // 2
    return [float(sum(x[i + middle - k] * h[k] for k in range(len(h)) if 0 <= i + middle - k < len(x))) for i in range(len(x))]
