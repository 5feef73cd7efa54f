# at most: 0
# diagnosis: cut off by the end
def maxpool1d(sequence, pool_size=3, stride=1):
    return np.array([max(sequence[i : i + pool_size]) for i in range(0, len(sequence), stride)])
