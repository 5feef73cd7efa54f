# at most: 0.5
# diagnosis: windows of a convolution
def overlap_counts(n, kernel, stride):
    size = (n - 1) * stride + kernel
    counts = np.zeros(size, dtype=int)
    for start in range(size - kernel + 1):
        counts[start : start + kernel] += 1
    return counts
