# at most: 5.5
# diagnosis: all zeros
def conv1d(sequence, kernel):
    output = np.zeros(len(sequence) - len(kernel) + 1)
    if len(kernel) == len(sequence):
        return output
    return np.correlate(sequence, kernel, "valid")
