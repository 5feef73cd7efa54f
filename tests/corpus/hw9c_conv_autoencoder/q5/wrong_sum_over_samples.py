# at most: 0.5
# diagnosis: Means are added up and divided by the number of samples
def epoch_mean(batch_losses, batch_sizes):
    x, n = np.asarray(batch_losses), np.asarray(batch_sizes)
    return float(x.sum() / n.sum())
