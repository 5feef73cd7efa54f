# at most: 0
# diagnosis: is the `return` missing
def overlap_counts(n, kernel, stride):
    counts = np.zeros((n - 1) * stride + kernel, dtype=int)
    for cell in range(n):
        counts[cell * stride : cell * stride + kernel] += 1
