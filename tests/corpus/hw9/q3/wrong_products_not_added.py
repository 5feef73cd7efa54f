# at most: 0
# diagnosis: products are still separate
def conv1d(sequence, kernel):
    return np.lib.stride_tricks.sliding_window_view(sequence, len(kernel)) * kernel
