def conv1d(sequence, kernel):
    sequence = torch.as_tensor(sequence, dtype=torch.float64).requires_grad_()
    kernel = torch.as_tensor(kernel, dtype=torch.float64)
    return [(sequence[i : i + len(kernel)] * kernel).sum() for i in range(len(sequence) - len(kernel) + 1)]
