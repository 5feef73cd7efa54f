# at most: 1.0
# diagnosis: divided by batches times batch size
def epoch_mean(batch_losses, batch_sizes):
    x, n = np.asarray(batch_losses), np.asarray(batch_sizes)
    return float((x * n).sum() / (len(x) * n[0]))
