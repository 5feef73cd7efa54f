# at most: 0
# diagnosis: still separate
def epoch_mean(batch_losses, batch_sizes):
    x, n = np.asarray(batch_losses), np.asarray(batch_sizes)
    return x * n / n.sum()
