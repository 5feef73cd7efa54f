# at most: 5.5
# diagnosis: The decimals are cut off
def conv1d(sequence, kernel):
    output = np.zeros(len(sequence) - len(kernel) + 1, dtype=kernel.dtype)
    for i in range(len(output)):
        output[i] = np.sum(sequence[i : i + len(kernel)] * kernel)
    return output
