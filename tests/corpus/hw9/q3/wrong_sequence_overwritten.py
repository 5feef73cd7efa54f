# at most: 5
# diagnosis: changes the arrays
def conv1d(sequence, kernel):
    for i in range(len(sequence) - len(kernel) + 1):
        sequence[i] = np.sum(sequence[i : i + len(kernel)] * kernel)
    return sequence[: len(sequence) - len(kernel) + 1].copy()
