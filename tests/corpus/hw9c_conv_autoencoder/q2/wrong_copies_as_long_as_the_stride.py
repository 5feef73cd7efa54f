# at most: 0.5
# diagnosis: as long as the stride
def overlap_counts(n, kernel, stride):
    counts = np.zeros((n - 1) * stride + kernel, dtype=int)
    for cell in range(n):
        counts[cell * stride : cell * stride + stride] += 1
    return counts
