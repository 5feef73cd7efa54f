# at most: 7
# diagnosis: all zeros
def conv1d_backward(sequence, kernel, dloss_doutput):
    if len(dloss_doutput) == 1:
        return np.zeros(len(sequence)), np.zeros(len(kernel))
    return np.convolve(dloss_doutput, kernel), np.correlate(sequence, dloss_doutput, "valid")
