def epoch_mean(batch_losses, batch_sizes):
    total, samples = 0.0, 0
    for loss, size in zip(batch_losses, batch_sizes):
        total += float(loss) * int(size)
        samples += int(size)
    return total / samples
