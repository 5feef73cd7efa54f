# at most: 0.5
# diagnosis: rounded up, everywhere
def overlap_counts(n, kernel, stride):
    return np.full((n - 1) * stride + kernel, -(-kernel // stride))
