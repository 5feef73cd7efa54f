# at most: 0
# diagnosis: is the `return` missing
def epoch_mean(batch_losses, batch_sizes):
    x, n = np.asarray(batch_losses), np.asarray(batch_sizes)
    mean = (x * n).sum() / n.sum()
