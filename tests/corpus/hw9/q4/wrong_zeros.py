# at most: 0
# diagnosis: wrong values
def conv1d_backward(sequence, kernel, dloss_doutput):
    return np.zeros(len(sequence)), np.zeros(len(kernel))
