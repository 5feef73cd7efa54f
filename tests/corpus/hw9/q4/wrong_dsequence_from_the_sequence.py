# at most: 3
# diagnosis: made from the sequence
def conv1d_backward(sequence, kernel, dloss_doutput):
    dsequence = np.zeros(len(sequence))
    dkernel = np.zeros(len(kernel))
    for i in range(len(dloss_doutput)):
        for j in range(len(kernel)):
            dsequence[i + j] += dloss_doutput[i] * sequence[i + j]
            dkernel[j] += dloss_doutput[i] * sequence[i + j]
    return dsequence, dkernel
