def conv1d(sequence, kernel):
    windows = np.lib.stride_tricks.sliding_window_view(sequence, kernel.shape[0])
    return np.einsum("ij,j->i", windows, kernel)
