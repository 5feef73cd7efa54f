# at most: 0
# diagnosis: kernel / stride everywhere
def overlap_counts(n, kernel, stride):
    return np.full((n - 1) * stride + kernel, kernel / stride)
