# at most: 2.5
# diagnosis: changes what it is given
def epoch_mean(batch_losses, batch_sizes):
    total = sum(batch_sizes)
    for i in range(len(batch_losses)):
        batch_losses[i] = batch_losses[i] * batch_sizes[i]
    return float(sum(batch_losses) / total)
