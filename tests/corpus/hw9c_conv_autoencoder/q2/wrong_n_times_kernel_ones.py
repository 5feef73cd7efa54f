# at most: 0.5
# diagnosis: There are n · kernel counts
def overlap_counts(n, kernel, stride):
    return np.ones(n * kernel, dtype=int)
