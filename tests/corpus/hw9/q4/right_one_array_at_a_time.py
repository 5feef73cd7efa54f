def conv1d_backward(sequence, kernel, dloss_doutput):
    d, s = len(sequence), len(kernel)
    windows = np.lib.stride_tricks.sliding_window_view(sequence, s)
    dkernel = np.einsum("i,ij->j", dloss_doutput, windows)
    dsequence = [
        sum(dloss_doutput[m - j] * kernel[j] for j in range(s) if 0 <= m - j <= d - s) for m in range(d)
    ]
    return np.array(dsequence), dkernel
