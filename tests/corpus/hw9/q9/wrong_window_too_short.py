# at most: 0.5
# diagnosis: one number too short
def maxpool1d(sequence, pool_size=3, stride=1):
    length = (len(sequence) - pool_size) // stride + 1
    return np.array([max(sequence[i * stride : i * stride + max(pool_size - 1, 1)]) for i in range(length)])
