def epoch_mean(batch_losses, batch_sizes):
    losses = torch.as_tensor(batch_losses, dtype=torch.float64)
    sizes = torch.as_tensor(batch_sizes, dtype=torch.float64)
    return (losses @ sizes / sizes.sum()).item()
