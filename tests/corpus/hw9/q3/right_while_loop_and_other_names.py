def conv1d(x, k):
    result, start = [], 0
    while start + len(k) <= len(x):
        total = 0
        for offset in range(len(k)):
            total = total + x[start + offset] * k[offset]
        result.append(total)
        start += 1
    return np.array(result)
