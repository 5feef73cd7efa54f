# at most: 0
# diagnosis: ends in zeros
def conv1d(sequence, kernel):
    output = np.zeros(len(sequence))
    for i in range(len(sequence) - len(kernel) + 1):
        for j in range(len(kernel)):
            output[i] += sequence[i + j] * kernel[j]
    return output
