def overlap_counts(n, kernel, stride):
    size = (n - 1) * stride + kernel
    return tuple(sum(0 <= place - cell * stride < kernel for cell in range(n)) for place in range(size))
