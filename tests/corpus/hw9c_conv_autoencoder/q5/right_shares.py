def epoch_mean(batch_losses, batch_sizes):
    sizes = np.array(batch_sizes, dtype=float)
    return float(np.sum(np.array(batch_losses) * (sizes / sizes.sum())))
