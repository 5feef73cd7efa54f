def convolve_1d(x, h):
    full = [0.0] * (len(x) + len(h) - 1)
    for i, a in enumerate(x):
        for j, b in enumerate(h):
            full[i + j] += a * b
    start = (len(h) - 1) // 2
    return full[start : start + len(x)]
