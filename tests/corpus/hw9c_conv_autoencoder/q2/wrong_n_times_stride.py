# at most: 0.5
# diagnosis: There are n · stride counts: it should be
def overlap_counts(n, kernel, stride):
    counts = np.zeros(n * stride, dtype=int)
    for cell in range(n):
        counts[cell * stride : cell * stride + kernel] += 1
    return counts
