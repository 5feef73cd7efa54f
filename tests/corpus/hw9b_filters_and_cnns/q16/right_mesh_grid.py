def gaussian_filter(sigma, size):
    axis = np.linspace(-1, 1, size) if size > 1 else np.array([0.0])
    u, v = np.meshgrid(axis, axis)
    weights = np.exp(-(u**2 + v**2) / (2 * sigma**2))
    return weights / np.sum(weights)
