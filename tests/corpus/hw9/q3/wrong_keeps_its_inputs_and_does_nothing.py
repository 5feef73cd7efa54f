# at most: 0
# diagnosis: as it came in
def conv1d(sequence, kernel):
    return sequence
