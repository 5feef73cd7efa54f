# at most: 5.5
# diagnosis: wrong shape
def maxpool1d(sequence, pool_size=3, stride=1):
    return np.array(
        [max(sequence[i : i + pool_size]) for i in range(0, max(len(sequence) - pool_size + 1, 2), stride)]
    )
