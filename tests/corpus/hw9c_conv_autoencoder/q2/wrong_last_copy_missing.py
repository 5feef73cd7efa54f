# at most: 0.5
# diagnosis: The last copy is missing
def overlap_counts(n, kernel, stride):
    counts = np.zeros((n - 1) * stride + kernel, dtype=int)
    for cell in range(n - 1):
        counts[cell * stride : cell * stride + kernel] += 1
    return counts
