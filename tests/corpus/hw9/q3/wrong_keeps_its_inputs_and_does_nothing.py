# at most: 0
def conv1d(sequence, kernel):
    return sequence
