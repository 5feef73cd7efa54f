# at most: 5
# diagnosis: wrong values
def maxpool1d(sequence, pool_size=3, stride=1):
    output = np.full((len(sequence) - pool_size) // stride + 1, -100.0)
    for i in range(len(output)):
        for j in range(pool_size):
            output[i] = max(output[i], sequence[i * stride + j])
    return output
