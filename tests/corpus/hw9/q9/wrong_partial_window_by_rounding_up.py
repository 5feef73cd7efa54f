# at most: 4
# diagnosis: cut off by the end
def maxpool1d(sequence, pool_size=3, stride=1):
    length = -(-(len(sequence) - pool_size) // stride) + 1
    return np.array([max(sequence[i * stride : i * stride + pool_size]) for i in range(length)])
