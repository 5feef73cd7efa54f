# at most: 0
# diagnosis: last product of each sum is missing
def conv1d(sequence, kernel):
    output = np.zeros(len(sequence) - len(kernel) + 1)
    for i in range(len(output)):
        for j in range(len(kernel) - 1):
            output[i] += sequence[i + j] * kernel[j]
    return output
