def conv1d(sequence, kernel):
    d, s = len(sequence), len(kernel)
    output = np.zeros(d - s + 1)
    for i in range(d - s + 1):
        for j in range(s):
            output[i] += sequence[i + j] * kernel[j]
    return output
