# at most: 0
# diagnosis: is the `return` missing
def maxpool1d(sequence, pool_size=3, stride=1):
    result = [max(sequence[i : i + pool_size]) for i in range(0, len(sequence) - pool_size + 1, stride)]
