# at most: 3.5
# diagnosis: keeps its last contribution only
def conv1d_backward(sequence, kernel, dloss_doutput):
    dsequence, dkernel = np.zeros(len(sequence)), np.zeros(len(kernel))
    for j in range(len(kernel)):
        dsequence[j : j + len(dloss_doutput)] = dloss_doutput * kernel[j]
        dkernel[j] = dloss_doutput @ sequence[j : j + len(dloss_doutput)]
    return dsequence, dkernel
