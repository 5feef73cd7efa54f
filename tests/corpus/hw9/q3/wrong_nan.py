# at most: 0
# diagnosis: NaN
def conv1d(sequence, kernel):
    return np.full(len(sequence) - len(kernel) + 1, np.nan)
