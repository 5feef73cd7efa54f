def gaussian_filter(sigma, size):
    half = (size - 1) / 2
    weights = [[0.0] * size for _ in range(size)]
    for i in range(size):
        for j in range(size):
            u, v = ((i - half) / half, (j - half) / half) if size > 1 else (0, 0)
            weights[i][j] = np.exp(-(u * u + v * v) / (2 * sigma * sigma))
    total = sum(map(sum, weights))
    return np.array([[weight / total for weight in row] for row in weights])
