# at most: 2.5
# diagnosis: should be a float
def epoch_mean(batch_losses, batch_sizes):
    return torch.as_tensor(batch_losses).double() @ torch.as_tensor(batch_sizes).double() / sum(batch_sizes)
