def gaussian_filter(sigma, size):
    u = (2 * np.arange(size) - (size - 1)) / max(size - 1, 1)
    logs = -np.add.outer(u**2, u**2) / (2 * sigma**2)
    return np.exp(logs - np.logaddexp.reduce(logs, axis=None))
