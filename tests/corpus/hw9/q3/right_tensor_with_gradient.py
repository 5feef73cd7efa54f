def conv1d(sequence, kernel):
    sequence = torch.as_tensor(sequence, dtype=torch.float32)
    kernel = torch.as_tensor(kernel, dtype=torch.float32).requires_grad_()
    return torch.stack(
        [(sequence[i : i + len(kernel)] * kernel).sum() for i in range(len(sequence) - len(kernel) + 1)]
    )
