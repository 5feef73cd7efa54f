def overlap_counts(n, kernel, stride):
    counts = [0] * ((n - 1) * stride + kernel)
    for i in range(n):
        for j in range(kernel):
            counts[i * stride + j] += 1
    return counts
