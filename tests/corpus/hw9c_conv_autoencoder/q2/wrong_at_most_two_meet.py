# at most: 1.5
# diagnosis: has the right shape, but wrong values
def overlap_counts(n, kernel, stride):
    counts = np.zeros((n - 1) * stride + kernel, dtype=int)
    for cell in range(n):
        counts[cell * stride : cell * stride + kernel] += 1
    return np.minimum(counts, 2)
