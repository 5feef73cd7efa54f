# at most: 0.5
# diagnosis: Kernel and stride are swapped
def overlap_counts(n, kernel, stride):
    counts = np.zeros((n - 1) * kernel + stride, dtype=int)
    for cell in range(n):
        counts[cell * kernel : cell * kernel + stride] += 1
    return counts
