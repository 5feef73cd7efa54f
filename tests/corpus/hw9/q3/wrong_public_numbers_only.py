# at most: 1
# diagnosis: all zeros
def conv1d(sequence, kernel):
    output = np.zeros(len(sequence) - len(kernel) + 1)
    if len(sequence) <= 5:
        output += np.correlate(sequence, kernel, "valid")
    return output
