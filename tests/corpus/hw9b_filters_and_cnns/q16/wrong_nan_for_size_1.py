# at most: 1.5
# diagnosis: NaN
def gaussian_filter(sigma, size):
    u = (2 * np.arange(size) - (size - 1)) / np.float64(size - 1)
    row = np.exp(-(u**2) / (2 * sigma**2))
    w = np.outer(row, row)
    return w / w.sum()
