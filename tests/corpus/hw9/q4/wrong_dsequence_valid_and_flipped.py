# at most: 3.5
# diagnosis: And its kernel is flipped
def conv1d_backward(sequence, kernel, dloss_doutput):
    dsequence = np.convolve(dloss_doutput, kernel, "valid")
    return dsequence, np.correlate(sequence, dloss_doutput, "valid")
