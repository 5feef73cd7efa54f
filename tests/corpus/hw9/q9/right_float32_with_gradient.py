def maxpool1d(sequence, pool_size=3, stride=1):
    sequence = torch.tensor(sequence, dtype=torch.float32, requires_grad=True)
    return sequence.unfold(0, pool_size, stride).amax(dim=1)
