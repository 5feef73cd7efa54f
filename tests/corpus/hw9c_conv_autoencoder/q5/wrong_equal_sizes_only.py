# at most: 0.5
# diagnosis: raised ValueError
def epoch_mean(batch_losses, batch_sizes):
    sizes = np.asarray(batch_sizes)
    if len(set(sizes.tolist())) > 1:
        raise ValueError("batches of different sizes")
    return float(np.mean(np.asarray(batch_losses)))
