# at most: 0
# diagnosis: first product of each sum
def conv1d(sequence, kernel):
    output = np.zeros(len(sequence) - len(kernel) + 1)
    for i in range(len(output)):
        for j in range(1, len(kernel)):
            output[i] += sequence[i + j] * kernel[j]
    return output
