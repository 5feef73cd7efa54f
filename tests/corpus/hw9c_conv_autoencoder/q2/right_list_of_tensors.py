def overlap_counts(n, kernel, stride):
    counts = torch.zeros((n - 1) * stride + kernel, dtype=torch.long)
    for start in range(0, n * stride, stride):
        counts[start : start + kernel] += 1
    return list(counts)
