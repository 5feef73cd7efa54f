def convolve_1d(x, h):
    N, M = len(x), len(h)
    y = np.zeros(N)
    for i in range(N):
        for m in range(N):
            k = i - m + (M - 1) // 2
            if 0 <= k < M:
                y[i] += x[m] * h[k]
    return y
