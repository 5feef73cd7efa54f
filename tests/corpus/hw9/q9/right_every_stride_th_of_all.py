def maxpool1d(sequence, pool_size=3, stride=1):
    every = np.array([sequence[i : i + pool_size].max() for i in range(len(sequence) - pool_size + 1)])
    return every[::stride]
