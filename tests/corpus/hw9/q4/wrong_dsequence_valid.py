# at most: 3
# diagnosis: keeps only the places where the kernel fits
def conv1d_backward(sequence, kernel, dloss_doutput):
    dsequence = np.correlate(dloss_doutput, kernel, "valid")
    return dsequence, np.correlate(sequence, dloss_doutput, "valid")
