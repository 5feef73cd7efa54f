# at most: 0
# diagnosis: last output is missing
def maxpool1d(sequence, pool_size=3, stride=1):
    length = (len(sequence) - pool_size) // stride
    return np.array([max(sequence[i * stride : i * stride + pool_size]) for i in range(length)])
