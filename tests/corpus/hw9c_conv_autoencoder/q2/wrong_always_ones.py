# at most: 0.5
# diagnosis: The counts are always 1
def overlap_counts(n, kernel, stride):
    return np.ones((n - 1) * stride + kernel, dtype=int)
