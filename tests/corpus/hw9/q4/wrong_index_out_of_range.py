# at most: 0
# diagnosis: IndexError
def conv1d_backward(sequence, kernel, dloss_doutput):
    dsequence, dkernel = np.zeros(len(sequence)), np.zeros(len(kernel))
    for i in range(len(sequence)):
        for j in range(len(kernel)):
            dsequence[i + j] += dloss_doutput[i] * kernel[j]
            dkernel[j] += dloss_doutput[i] * sequence[i + j]
    return dsequence, dkernel
