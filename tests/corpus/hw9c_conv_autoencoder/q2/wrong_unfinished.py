# at most: 0
# diagnosis: not implemented yet
def overlap_counts(n, kernel, stride):
    raise NotImplementedError()
