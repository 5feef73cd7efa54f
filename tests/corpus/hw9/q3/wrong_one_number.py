# at most: 0
# diagnosis: added up to one number
def conv1d(sequence, kernel):
    output = 0.0
    for i in range(len(sequence) - len(kernel) + 1):
        for j in range(len(kernel)):
            output += sequence[i + j] * kernel[j]
    return output
