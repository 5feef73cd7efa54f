# at most: 0
# diagnosis: mean of each window
def maxpool1d(sequence, pool_size=3, stride=1):
    return np.array(
        [np.mean(sequence[i : i + pool_size]) for i in range(0, len(sequence) - pool_size + 1, stride)]
    )
