# at most: 1
# diagnosis: one number too long
def maxpool1d(sequence, pool_size=3, stride=1):
    length = (len(sequence) - pool_size) // stride + 1
    return np.array([max(sequence[i * stride : i * stride + pool_size + 1]) for i in range(length)])
