# at most: 0.5
# diagnosis: this is a box
def gaussian_filter(sigma, size):
    u = np.linspace(-1, 1, size) if size > 1 else np.zeros(1)
    row = np.ones(size)
    w = np.outer(row, row)
    return w / w.sum()
