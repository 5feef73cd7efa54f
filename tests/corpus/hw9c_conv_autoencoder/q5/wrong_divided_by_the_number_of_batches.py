# at most: 0.5
# diagnosis: too large by the batch size
def epoch_mean(batch_losses, batch_sizes):
    x, n = np.asarray(batch_losses), np.asarray(batch_sizes)
    return float((x * n).sum() / len(x))
