# at most: 1
# diagnosis: in pixels
def gaussian_filter(sigma, size):
    u = np.arange(size) - (size - 1) / 2
    row = np.exp(-(u**2) / (2 * sigma**2))
    w = np.outer(row, row)
    return w / w.sum()
