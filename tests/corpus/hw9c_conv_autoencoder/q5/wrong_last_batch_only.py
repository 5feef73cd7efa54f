# at most: 0.5
# diagnosis: the loss of the last batch
def epoch_mean(batch_losses, batch_sizes):
    x, n = np.asarray(batch_losses), np.asarray(batch_sizes)
    return float(x[-1])
