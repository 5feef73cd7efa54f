# at most: 7.5
# diagnosis: changes the arrays
def conv1d_backward(sequence, kernel, dloss_doutput):
    result = np.convolve(dloss_doutput, kernel), np.correlate(sequence, dloss_doutput, "valid")
    sequence += 1
    return result
