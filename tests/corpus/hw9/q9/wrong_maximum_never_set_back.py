# at most: 0.5
# diagnosis: earlier windows is kept
def maxpool1d(sequence, pool_size=3, stride=1):
    output, best = [], -np.inf
    for start in range(0, len(sequence) - pool_size + 1, stride):
        for x in sequence[start : start + pool_size]:
            best = max(best, x)
        output.append(best)
    return output
