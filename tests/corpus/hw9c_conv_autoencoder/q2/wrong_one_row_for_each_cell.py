# at most: 0.5
# diagnosis: has a row of its own
def overlap_counts(n, kernel, stride):
    counts = np.zeros((n, (n - 1) * stride + kernel), dtype=int)
    for cell in range(n):
        counts[cell, cell * stride : cell * stride + kernel] += 1
    return counts
