# at most: 1.0
# diagnosis: rounded to a whole number
def epoch_mean(batch_losses, batch_sizes):
    x, n = np.asarray(batch_losses), np.asarray(batch_sizes)
    return float(np.round((x * n).sum() / n.sum()))
