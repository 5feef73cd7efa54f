def conv1d(sequence, kernel):
    return np.convolve(sequence[::-1], kernel, "valid")[::-1]
