# at most: 0.5
# diagnosis: These are shares
def overlap_counts(n, kernel, stride):
    counts = np.zeros((n - 1) * stride + kernel)
    for cell in range(n):
        counts[cell * stride : cell * stride + kernel] += 1
    return counts / counts.max()
