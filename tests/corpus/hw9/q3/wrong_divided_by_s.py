# at most: 0
# diagnosis: divided by s
def conv1d(sequence, kernel):
    s = len(kernel)
    return np.array([np.mean(sequence[i : i + s] * kernel) for i in range(len(sequence) - s + 1)])
