# at most: 3
# diagnosis: starts at i
def maxpool1d(sequence, pool_size=3, stride=1):
    length = (len(sequence) - pool_size) // stride + 1
    return np.array([max(sequence[i : i + pool_size]) for i in range(length)])
