def maxpool1d(sequence, pool_size=3, stride=1):
    result, start = [], 0
    while start + pool_size <= len(sequence):
        best = sequence[start]
        for x in sequence[start + 1 : start + pool_size]:
            if x > best:
                best = x
        result.append(float(best))
        start += stride
    return result
