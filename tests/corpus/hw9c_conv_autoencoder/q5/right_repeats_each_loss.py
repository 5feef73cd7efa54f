def epoch_mean(batch_losses, batch_sizes):
    return np.mean(np.repeat(np.asarray(batch_losses), np.asarray(batch_sizes)))
