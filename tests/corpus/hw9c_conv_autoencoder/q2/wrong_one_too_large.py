# at most: 0.5
# diagnosis: one too large
def overlap_counts(n, kernel, stride):
    counts = np.ones((n - 1) * stride + kernel, dtype=int)
    for cell in range(n):
        counts[cell * stride : cell * stride + kernel] += 1
    return counts
