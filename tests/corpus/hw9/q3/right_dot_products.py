def conv1d(sequence, kernel):
    s = len(kernel)
    return np.array([sequence[i : i + s] @ kernel for i in range(len(sequence) - s + 1)])
