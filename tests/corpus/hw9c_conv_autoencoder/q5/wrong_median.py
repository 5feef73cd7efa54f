# at most: 0.5
# diagnosis: the median of the losses
def epoch_mean(batch_losses, batch_sizes):
    x, n = np.asarray(batch_losses), np.asarray(batch_sizes)
    return float(np.median(x))
