# at most: 1.5
# diagnosis: There are ⌊L / stride⌋ outputs: the last window has to fit
def maxpool1d(sequence, pool_size=3, stride=1):
    return np.array(
        [max(sequence[i * stride : i * stride + pool_size]) for i in range(len(sequence) // stride)]
    )
