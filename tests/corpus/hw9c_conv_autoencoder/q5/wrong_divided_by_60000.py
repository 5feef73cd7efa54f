# at most: 0.5
# diagnosis: divided by 60,000
def epoch_mean(batch_losses, batch_sizes):
    x, n = np.asarray(batch_losses), np.asarray(batch_sizes)
    return float((x * n).sum() / 60000)
