# at most: 0
# diagnosis: never set back
def conv1d(sequence, kernel):
    output, total = np.zeros(len(sequence) - len(kernel) + 1), 0.0
    for i in range(len(output)):
        for j in range(len(kernel)):
            total += sequence[i + j] * kernel[j]
        output[i] = total
    return output
