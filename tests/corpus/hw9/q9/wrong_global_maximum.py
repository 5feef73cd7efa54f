# at most: 0
# diagnosis: whole sequence
def maxpool1d(sequence, pool_size=3, stride=1):
    return max(sequence)
