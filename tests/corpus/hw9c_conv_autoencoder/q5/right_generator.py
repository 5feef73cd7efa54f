def epoch_mean(batch_losses, batch_sizes):
    return float(sum(x * n for x, n in zip(batch_losses, batch_sizes)) / sum(batch_sizes))
