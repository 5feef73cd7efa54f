# at most: 0.5
# diagnosis: one cell apart
def overlap_counts(n, kernel, stride):
    counts = np.zeros((n - 1) * stride + kernel, dtype=int)
    for cell in range(n):
        counts[cell : cell + kernel] += 1
    return counts
