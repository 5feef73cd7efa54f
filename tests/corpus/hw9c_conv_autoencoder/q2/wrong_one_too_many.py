# at most: 0.5
# diagnosis: There is a count too many
def overlap_counts(n, kernel, stride):
    counts = np.zeros((n - 1) * stride + kernel + 1, dtype=int)
    for cell in range(n):
        counts[cell * stride : cell * stride + kernel] += 1
    return counts
