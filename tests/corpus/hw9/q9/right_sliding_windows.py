def maxpool1d(sequence, pool_size=3, stride=1):
    return np.lib.stride_tricks.sliding_window_view(sequence, pool_size)[::stride].max(axis=1)
