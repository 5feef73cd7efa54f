# at most: 1.0
# diagnosis: has the wrong shape
def overlap_counts(n, kernel, stride):
    counts = np.zeros((n - 1) * 2 + kernel, dtype=int)
    for cell in range(n):
        counts[cell * 2 : cell * 2 + kernel] += 1
    return counts
