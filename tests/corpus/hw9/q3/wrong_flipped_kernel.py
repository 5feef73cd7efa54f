# at most: 4
# diagnosis: flipping the kernel
def conv1d(sequence, kernel):
    s = len(kernel)
    return np.array([np.sum(sequence[i : i + s] * kernel[::-1]) for i in range(len(sequence) - s + 1)])
