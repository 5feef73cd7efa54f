# at most: 0
# diagnosis: NaN
def maxpool1d(sequence, pool_size=3, stride=1):
    return np.full((len(sequence) - pool_size) // stride + 1, np.nan)
