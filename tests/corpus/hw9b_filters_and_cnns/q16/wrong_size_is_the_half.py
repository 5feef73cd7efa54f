# at most: 0
# diagnosis: 2·size + 1 rows
def gaussian_filter(sigma, size):
    u = np.linspace(-1, 1, 2 * size + 1)
    row = np.exp(-(u**2) / (2 * sigma**2))
    w = np.outer(row, row)
    return w / w.sum()
