# at most: 3
# diagnosis: last element of dL/dsequence
def conv1d_backward(sequence, kernel, dloss_doutput):
    return np.convolve(dloss_doutput, kernel)[:-1], np.correlate(sequence, dloss_doutput, "valid")
