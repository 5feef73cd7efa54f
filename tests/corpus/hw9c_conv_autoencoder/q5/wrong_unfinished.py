# at most: 0
# diagnosis: not implemented yet
def epoch_mean(batch_losses, batch_sizes):
    raise NotImplementedError()
