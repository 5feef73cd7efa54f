def gaussian_filter(sigma, size):
    if size == 1:
        return np.array([[1.0]])
    pixels = sigma * (size - 1) / 2
    offset = np.arange(size) - (size - 1) / 2
    row = np.exp(-0.5 * (offset / pixels) ** 2)
    row = row / row.sum()
    return row[:, None] * row
