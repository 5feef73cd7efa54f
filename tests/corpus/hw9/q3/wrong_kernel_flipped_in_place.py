# at most: 5.5
# diagnosis: changes the arrays
def conv1d(sequence, kernel):
    kernel[:] = kernel[::-1].copy()
    return np.convolve(sequence, kernel, "valid")
