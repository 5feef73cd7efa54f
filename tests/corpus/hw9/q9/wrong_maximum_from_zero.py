# at most: 5
# diagnosis: The maximum starts at 0
def maxpool1d(sequence, pool_size=3, stride=1):
    output = np.zeros((len(sequence) - pool_size) // stride + 1)
    for i in range(len(output)):
        for j in range(pool_size):
            output[i] = max(output[i], sequence[i * stride + j])
    return output
