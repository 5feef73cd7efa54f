# at most: 0
# diagnosis: All products use sequence[i]
def conv1d(sequence, kernel):
    output = np.zeros(len(sequence) - len(kernel) + 1)
    for i in range(len(output)):
        for j in range(len(kernel)):
            output[i] += sequence[i] * kernel[j]
    return output
