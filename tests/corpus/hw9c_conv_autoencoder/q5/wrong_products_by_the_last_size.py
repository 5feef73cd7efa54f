# at most: 0.5
# diagnosis: divided by the size of the last batch
def epoch_mean(batch_losses, batch_sizes):
    x, n = np.asarray(batch_losses), np.asarray(batch_sizes)
    return float((x * n).sum() / n[-1])
