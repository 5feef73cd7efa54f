def overlap_counts(n, kernel, stride):
    places = stride * np.arange(n)[:, None] + np.arange(kernel)
    return np.bincount(places.ravel(), minlength=(n - 1) * stride + kernel)
