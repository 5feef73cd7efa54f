# at most: 0
# diagnosis: is the `return` missing
def conv1d(sequence, kernel):
    output = np.correlate(sequence, kernel, "valid")
