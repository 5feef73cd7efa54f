def conv1d(sequence, kernel):
    places = range(len(sequence) - len(kernel) + 1)
    return tuple(np.sum(sequence[i : i + len(kernel)] * kernel) for i in places)
