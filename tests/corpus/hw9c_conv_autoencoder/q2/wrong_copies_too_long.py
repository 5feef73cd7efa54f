# at most: 0.5
# diagnosis: one cell too long
def overlap_counts(n, kernel, stride):
    counts = np.zeros((n - 1) * stride + kernel, dtype=int)
    for cell in range(n):
        counts[cell * stride : cell * stride + kernel + 1] += 1
    return counts
