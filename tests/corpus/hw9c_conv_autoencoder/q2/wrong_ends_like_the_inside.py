# at most: 1.0
# diagnosis: at both ends fewer copies
def overlap_counts(n, kernel, stride):
    counts = np.zeros((n - 1) * stride + kernel, dtype=int)
    for cell in range(-kernel, n + kernel):
        for place in range(cell * stride, cell * stride + kernel):
            if 0 <= place < len(counts):
                counts[place] += 1
    return counts
