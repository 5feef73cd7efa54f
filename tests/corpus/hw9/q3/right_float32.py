def conv1d(sequence, kernel):
    sequence, kernel = sequence.astype(np.float32), kernel.astype(np.float32)
    output = np.zeros(sequence.size - kernel.size + 1, dtype=np.float32)
    for j in range(kernel.size):
        output += kernel[j] * sequence[j : j + output.size]
    return output
