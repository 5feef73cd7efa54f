def gaussian_filter(sigma, size):
    u = torch.linspace(-1, 1, size, dtype=torch.float64) if size > 1 else torch.zeros(1, dtype=torch.float64)
    w = torch.exp(-(u[:, None] ** 2 + u[None, :] ** 2) / (2 * sigma**2))
    return w / w.sum()
