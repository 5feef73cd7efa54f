# at most: 4.5
# diagnosis: The decimals are lost
def conv1d(sequence, kernel):
    output = np.zeros(len(sequence) - len(kernel) + 1, dtype=int)
    for i in range(len(output)):
        for j in range(len(kernel)):
            output[i] += sequence[i + j] * kernel[j]
    return output
