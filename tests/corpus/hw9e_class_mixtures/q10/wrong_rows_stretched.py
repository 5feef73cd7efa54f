# at most: 2
# diagnosis: own range
def decode_mixtures(decoder, means):
    decoder.eval()
    mixtures = (means[:, None] + means[None, :]) / 2
    with torch.no_grad():
        images = decoder(mixtures.flatten(0, 1))
    images = images.unflatten(0, mixtures.shape[:2])
    low, high = images.amin((1, 2, 3, 4), keepdim=True), images.amax((1, 2, 3, 4), keepdim=True)
    return (images - low) / (high - low)


means = class_means(network.encoder, train_loader)
mixtures = decode_mixtures(network.decoder, means).cpu()
fig_mix = show_canvas(mixtures[:, :, 0], row_labels=range(10), col_labels=range(10))
