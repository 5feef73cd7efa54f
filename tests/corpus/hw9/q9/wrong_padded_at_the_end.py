# at most: 0
# diagnosis: Zeros were put
def maxpool1d(sequence, pool_size=3, stride=1):
    padded = np.pad(sequence, (0, pool_size - 1))
    return np.array([max(padded[i : i + pool_size]) for i in range(0, len(sequence), stride)])
