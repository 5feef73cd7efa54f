def conv1d_backward(sequence, kernel, dloss_doutput):
    s, n = len(kernel), len(dloss_doutput)
    dsequence, dkernel = np.zeros(n + s - 1), np.zeros(s)
    for i, g in enumerate(dloss_doutput):
        dsequence[i : i + s] += g * kernel
        dkernel += g * sequence[i : i + s]
    return dsequence, dkernel
