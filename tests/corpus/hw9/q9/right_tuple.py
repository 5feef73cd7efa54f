def maxpool1d(sequence, pool_size=3, stride=1):
    return tuple(sorted(sequence[i : i + pool_size])[-1] for i in range(0, len(sequence) - pool_size + 1, stride))
