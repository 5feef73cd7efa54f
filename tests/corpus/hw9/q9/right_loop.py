def maxpool1d(sequence, pool_size=3, stride=1):
    length = (len(sequence) - pool_size) // stride + 1
    output = np.zeros(length)
    for i in range(length):
        output[i] = np.max(sequence[i * stride : i * stride + pool_size])
    return output
