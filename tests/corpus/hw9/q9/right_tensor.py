def maxpool1d(sequence, pool_size=3, stride=1):
    return torch.as_tensor(sequence).unfold(0, pool_size, stride).max(dim=1).values
