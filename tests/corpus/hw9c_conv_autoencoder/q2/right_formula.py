def overlap_counts(n, kernel, stride):
    place = np.arange((n - 1) * stride + kernel)
    last = np.minimum(place // stride, n - 1)
    first = np.maximum(-((kernel - 1 - place) // stride), 0)
    return last - first + 1
