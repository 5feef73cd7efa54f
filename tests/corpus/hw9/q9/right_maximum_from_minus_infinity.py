def maxpool1d(sequence, pool_size=3, stride=1):
    output = np.full((len(sequence) - pool_size) // stride + 1, -np.inf)
    for i in range(output.size):
        for j in range(pool_size):
            output[i] = max(output[i], sequence[i * stride + j])
    return output
