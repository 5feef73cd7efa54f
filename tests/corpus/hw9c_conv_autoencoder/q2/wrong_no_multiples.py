# at most: 1.5
# diagnosis: raised ValueError
def overlap_counts(n, kernel, stride):
    whole, rest = divmod(kernel, stride)
    if rest == 0 and n > 1:
        raise ValueError("every cell has the same number")
    counts = np.zeros((n - 1) * stride + kernel, dtype=int)
    for cell in range(n):
        counts[cell * stride : cell * stride + kernel] += 1
    return counts
