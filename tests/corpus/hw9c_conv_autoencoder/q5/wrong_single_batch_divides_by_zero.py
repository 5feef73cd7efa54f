# at most: 2.5
# diagnosis: NaN
def epoch_mean(batch_losses, batch_sizes):
    x, n = np.asarray(batch_losses, dtype=float), np.asarray(batch_sizes, dtype=float)
    if len(x) == 1:
        return float("nan")
    return float((x * n).sum() / n.sum())
