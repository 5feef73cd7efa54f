# at most: 5.5
# diagnosis: changes the sequence
def maxpool1d(sequence, pool_size=3, stride=1):
    windows = np.lib.stride_tricks.sliding_window_view(sequence, pool_size)[::stride].max(axis=1)
    sequence.sort()
    return windows
