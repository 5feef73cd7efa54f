# at most: 0
# diagnosis: NaN
def conv1d_backward(sequence, kernel, dloss_doutput):
    return np.full(len(sequence), np.nan), np.full(len(kernel), np.nan)
