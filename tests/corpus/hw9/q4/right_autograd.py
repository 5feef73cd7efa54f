def conv1d_backward(sequence, kernel, dloss_doutput):
    x = torch.tensor(sequence, dtype=torch.float64, requires_grad=True)
    k = torch.tensor(kernel, dtype=torch.float64, requires_grad=True)
    (x.unfold(0, len(k), 1) @ k).backward(torch.tensor(dloss_doutput, dtype=torch.float64))
    return x.grad, k.grad
