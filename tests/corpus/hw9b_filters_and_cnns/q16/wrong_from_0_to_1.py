# at most: 0
# diagnosis: go from 0 to 1
def gaussian_filter(sigma, size):
    u = np.linspace(0, 1, size)
    row = np.exp(-(u**2) / (2 * sigma**2))
    w = np.outer(row, row)
    return w / w.sum()
