# at most: 0
# diagnosis: last element is missing
def conv1d(sequence, kernel):
    output = np.zeros(len(sequence) - len(kernel))
    for i in range(len(sequence) - len(kernel)):
        output[i] = np.sum(sequence[i : i + len(kernel)] * kernel)
    return output
