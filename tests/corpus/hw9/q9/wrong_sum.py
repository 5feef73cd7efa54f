# at most: 0
# diagnosis: sum of each window
def maxpool1d(sequence, pool_size=3, stride=1):
    length = (len(sequence) - pool_size) // stride + 1
    return np.array([sum(sequence[i * stride : i * stride + pool_size]) for i in range(length)])
