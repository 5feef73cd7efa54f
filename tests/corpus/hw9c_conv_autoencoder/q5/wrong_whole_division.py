# at most: 1.0
# diagnosis: decimals are cut off
def epoch_mean(batch_losses, batch_sizes):
    x, n = np.asarray(batch_losses), np.asarray(batch_sizes)
    return float((x * n).sum() // n.sum())
