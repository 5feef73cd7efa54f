# at most: 0.5
# diagnosis: The stride is ignored
def overlap_counts(n, kernel, stride):
    counts = np.zeros(n - 1 + kernel, dtype=int)
    for cell in range(n):
        counts[cell : cell + kernel] += 1
    return counts
