# at most: 2.5
# diagnosis: should be integers
def overlap_counts(n, kernel, stride):
    counts = np.zeros((n - 1) * stride + kernel)
    for cell in range(n):
        counts[cell * stride : cell * stride + kernel] += 1
    return counts
