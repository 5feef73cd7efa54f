# at most: 0.5
# diagnosis: distance from the middle is not squared
def gaussian_filter(sigma, size):
    u = np.linspace(-1, 1, size) if size > 1 else np.zeros(1)
    row = np.exp(-(u**2) / (2 * sigma**2))
    w = np.exp(-np.hypot(u[:, None], u) / (2 * sigma**2))
    return w / w.sum()
