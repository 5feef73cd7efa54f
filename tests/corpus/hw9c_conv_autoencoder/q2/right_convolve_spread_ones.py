def overlap_counts(n, kernel, stride):
    spread = np.zeros((n - 1) * stride + 1, dtype=int)
    spread[::stride] = 1
    return np.convolve(spread, np.ones(kernel, dtype=int))
