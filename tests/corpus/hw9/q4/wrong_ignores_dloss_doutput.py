# at most: 0
# diagnosis: ignores dL/doutput
def conv1d_backward(sequence, kernel, dloss_doutput):
    dsequence = np.zeros(len(sequence))
    dkernel = np.zeros(len(kernel))
    for i in range(len(dloss_doutput)):
        for j in range(len(kernel)):
            dsequence[i + j] += kernel[j]
            dkernel[j] += sequence[i + j]
    return dsequence, dkernel
