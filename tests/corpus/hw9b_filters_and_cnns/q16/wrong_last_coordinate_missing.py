# at most: 0
# diagnosis: last coordinate is not 1
def gaussian_filter(sigma, size):
    u = np.linspace(-1, 1, size, endpoint=False)
    row = np.exp(-(u**2) / (2 * sigma**2))
    w = np.outer(row, row)
    return w / w.sum()
