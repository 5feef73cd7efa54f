# at most: 0
# diagnosis: made whole numbers
def gaussian_filter(sigma, size):
    u = np.linspace(-1, 1, size) if size > 1 else np.zeros(1)
    row = np.exp(-(u**2) / (2 * sigma**2))
    w = np.outer(row, row)
    return (w / w.sum() * 0.999).astype(int)
