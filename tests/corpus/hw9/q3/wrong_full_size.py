# at most: 0
# diagnosis: covers every overlap
def conv1d(sequence, kernel):
    return np.convolve(sequence, kernel[::-1])
