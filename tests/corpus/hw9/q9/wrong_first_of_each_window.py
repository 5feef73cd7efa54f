# at most: 0.5
# diagnosis: first number of each window
def maxpool1d(sequence, pool_size=3, stride=1):
    length = (len(sequence) - pool_size) // stride + 1
    return np.array([sequence[i * stride] for i in range(length)])
