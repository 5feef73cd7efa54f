# at most: 0.5
# diagnosis: The last batch is left out
def epoch_mean(batch_losses, batch_sizes):
    x, n = np.asarray(batch_losses), np.asarray(batch_sizes)
    return float((x * n)[:-1].sum() / n[:-1].sum())
