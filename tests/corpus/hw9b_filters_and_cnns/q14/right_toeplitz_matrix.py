def convolve_1d(x, h):
    x, h = np.asarray(x, float), np.asarray(h, float)
    N, M = len(x), len(h)
    T = np.zeros((N, N))
    for k in range(M):
        T += np.diag(np.full(N - abs(k - (M - 1) // 2), h[k]), (M - 1) // 2 - k)
    return T @ x
