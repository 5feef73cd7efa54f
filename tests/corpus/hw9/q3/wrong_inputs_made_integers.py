# at most: 4.5
# diagnosis: The decimals of the inputs are lost
def conv1d(sequence, kernel):
    sequence, kernel = sequence.astype(int), kernel.astype(int)
    return np.correlate(sequence, kernel, "valid")
