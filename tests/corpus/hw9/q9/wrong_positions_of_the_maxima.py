# at most: 0
# diagnosis: places of the maxima
def maxpool1d(sequence, pool_size=3, stride=1):
    return np.array(
        [i + np.argmax(sequence[i : i + pool_size]) for i in range(0, len(sequence) - pool_size + 1, stride)]
    )
