def conv1d(sequence, kernel):
    places = range(len(sequence) - len(kernel) + 1)
    return [sum(float(sequence[i + j]) * float(k) for j, k in enumerate(kernel)) for i in places]
