# at most: 0.5
# diagnosis: stand side by side
def overlap_counts(n, kernel, stride):
    counts = np.zeros((n - 1) * stride + kernel, dtype=int)
    for cell in range(n):
        counts[cell * kernel : cell * kernel + kernel] += 1
    return counts
