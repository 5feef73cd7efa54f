# at most: 5
# diagnosis: default of `pool_size`
def maxpool1d(sequence, pool_size=2, stride=1):
    return np.lib.stride_tricks.sliding_window_view(sequence, pool_size)[::stride].max(axis=1)
