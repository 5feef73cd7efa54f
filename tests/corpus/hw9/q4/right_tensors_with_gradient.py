def conv1d_backward(sequence, kernel, dloss_doutput):
    x, k, g = (
        torch.tensor(a, dtype=torch.float32, requires_grad=True) for a in (sequence, kernel, dloss_doutput)
    )
    dk = x.unfold(0, len(k), 1).T @ g
    dx = F.pad(g, (len(k) - 1, len(k) - 1)).unfold(0, len(k), 1) @ k.flip(0)
    return dx, dk
