# at most: 5
# diagnosis: largest distance from 0
def maxpool1d(sequence, pool_size=3, stride=1):
    length = (len(sequence) - pool_size) // stride + 1
    return np.array([max(abs(sequence[i * stride : i * stride + pool_size])) for i in range(length)])
