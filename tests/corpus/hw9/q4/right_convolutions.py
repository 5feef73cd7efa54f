def conv1d_backward(sequence, kernel, dloss_doutput):
    return np.convolve(dloss_doutput, kernel), np.correlate(sequence, dloss_doutput, "valid")
