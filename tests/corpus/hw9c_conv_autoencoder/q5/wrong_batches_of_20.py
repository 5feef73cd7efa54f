# at most: 0.5
# diagnosis: taken for batches of 20
def epoch_mean(batch_losses, batch_sizes):
    x, n = np.asarray(batch_losses), np.asarray(batch_sizes)
    return float((x * 20).sum() / n.sum())
