# at most: 0
# diagnosis: one element too many
def conv1d(sequence, kernel):
    output = np.zeros(len(sequence) - len(kernel) + 2)
    for i in range(len(sequence) - len(kernel) + 1):
        for j in range(len(kernel)):
            output[i] += sequence[i + j] * kernel[j]
    return output
