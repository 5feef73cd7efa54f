# at most: 4.5
# diagnosis: first number of the sequence
def maxpool1d(sequence, pool_size=3, stride=1):
    output = np.full((len(sequence) - pool_size) // stride + 1, sequence[0])
    for i in range(len(output)):
        for j in range(pool_size):
            output[i] = max(output[i], sequence[i * stride + j])
    return output
