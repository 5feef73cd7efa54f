# at most: 0
# diagnosis: 0 dimensions instead of 1
def maxpool1d(sequence, pool_size=3, stride=1):
    return max(sequence)
