# at most: 0
# diagnosis: Only the first element is there
def conv1d(sequence, kernel):
    output = np.zeros(len(sequence) - len(kernel) + 1)
    for i in range(len(output)):
        for j in range(len(kernel)):
            output[i] += sequence[i + j] * kernel[j]
        return output
