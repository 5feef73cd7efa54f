# at most: 0
# diagnosis: IndexError
def conv1d(sequence, kernel):
    return sequence[len(sequence)] * kernel
