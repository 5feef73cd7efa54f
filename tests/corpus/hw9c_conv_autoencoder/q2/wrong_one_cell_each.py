# at most: 0.5
# diagnosis: reaches one cell only
def overlap_counts(n, kernel, stride):
    counts = np.zeros((n - 1) * stride + kernel, dtype=int)
    counts[::stride] += 1
    return counts
