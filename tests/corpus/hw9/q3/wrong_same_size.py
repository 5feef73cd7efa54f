# at most: 0
# diagnosis: as long as the sequence
def conv1d(sequence, kernel):
    s = len(kernel)
    padded = np.pad(sequence, s // 2)
    return np.array([np.sum(padded[i : i + s] * kernel) for i in range(len(sequence))])
