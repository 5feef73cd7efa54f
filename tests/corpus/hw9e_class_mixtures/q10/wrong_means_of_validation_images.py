# at most: 3.5
# diagnosis: not the mean codes of the training images
def decode_mixtures(decoder, means):
    decoder.eval()
    mixtures = (means[:, None] + means[None, :]) / 2
    with torch.no_grad():
        images = decoder(mixtures.flatten(0, 1))
    return images.unflatten(0, mixtures.shape[:2])


means = class_means(network.encoder, [(val_images[n : n + 100], torch.arange(100) % 10) for n in range(0, 2000, 100)])
mixtures = decode_mixtures(network.decoder, means).cpu()
fig_mix = show_canvas(mixtures[:, :, 0], row_labels=range(10), col_labels=range(10))
