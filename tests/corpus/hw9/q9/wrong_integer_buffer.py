# at most: 5.5
# diagnosis: The decimals are cut off
def maxpool1d(sequence, pool_size=3, stride=1):
    output = np.zeros((len(sequence) - pool_size) // stride + 1, dtype=int)
    for i in range(len(output)):
        output[i] = max(sequence[i * stride : i * stride + pool_size])
    return output
