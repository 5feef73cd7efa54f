# at most: 5
# diagnosis: side by side
def maxpool1d(sequence, pool_size=3, stride=None):
    stride = stride or pool_size
    return np.lib.stride_tricks.sliding_window_view(sequence, pool_size)[::stride].max(axis=1)
