def maxpool1d(sequence, pool_size=3, stride=1):
    starts = np.arange(0, len(sequence) - pool_size + 1, stride)
    return sequence[[start + np.argmax(sequence[start : start + pool_size]) for start in starts]]
