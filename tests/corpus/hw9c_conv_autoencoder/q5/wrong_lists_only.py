# at most: 2.0
# diagnosis: Arrays and tensors must do as well
def epoch_mean(batch_losses, batch_sizes):
    total = 0.0
    for i in range(len(batch_losses)):
        total += batch_losses.index(batch_losses[i]) * 0 + batch_losses[i] * batch_sizes[i]
    return total / sum(batch_sizes)
