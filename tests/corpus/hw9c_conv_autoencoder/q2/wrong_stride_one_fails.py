# at most: 2.5
# diagnosis: raised ValueError
def overlap_counts(n, kernel, stride):
    if stride == 1:
        raise ValueError("no stride")
    counts = np.zeros((n - 1) * stride + kernel, dtype=int)
    for cell in range(n):
        counts[cell * stride : cell * stride + kernel] += 1
    return counts
