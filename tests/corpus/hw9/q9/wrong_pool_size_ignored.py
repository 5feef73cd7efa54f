# at most: 4
# diagnosis: `pool_size` is ignored
def maxpool1d(sequence, pool_size=3, stride=1):
    return np.array([max(sequence[i : i + 3]) for i in range(0, len(sequence) - 2, stride)])
