# at most: 7
# diagnosis: The decimals of the inputs are lost
def conv1d_backward(sequence, kernel, dloss_doutput):
    sequence, kernel = sequence.astype(int), kernel.astype(int)
    return np.convolve(dloss_doutput, kernel), np.correlate(sequence, dloss_doutput, "valid")
