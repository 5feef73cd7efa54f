# at most: 0
# diagnosis: kernel is flipped, too
def conv1d(sequence, kernel):
    return np.convolve(sequence, kernel)
