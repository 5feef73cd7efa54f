# at most: 5
# diagnosis: outputs, one too few
def maxpool1d(sequence, pool_size=3, stride=1):
    length = (len(sequence) - pool_size + 1) // stride
    return np.array([max(sequence[i * stride : i * stride + pool_size]) for i in range(length)])
