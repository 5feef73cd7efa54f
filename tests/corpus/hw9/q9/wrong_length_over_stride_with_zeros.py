# at most: 1.5
# diagnosis: zeros at the end
def maxpool1d(sequence, pool_size=3, stride=1):
    output = np.zeros(len(sequence) // stride)
    for i in range((len(sequence) - pool_size) // stride + 1):
        output[i] = max(sequence[i * stride : i * stride + pool_size])
    return output
