def conv1d_backward(sequence, kernel, dloss_doutput):
    x, k, g = (torch.as_tensor(array, dtype=torch.float64) for array in (sequence, kernel, dloss_doutput))
    dx, dk = torch.zeros_like(x), torch.zeros_like(k)
    for i in range(len(g)):
        dx[i : i + len(k)] += g[i] * k
        dk += g[i] * x[i : i + len(k)]
    return dx.numpy(), dk
