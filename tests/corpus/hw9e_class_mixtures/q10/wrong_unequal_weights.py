# at most: 2
# diagnosis: weighed differently
def decode_mixtures(decoder, means):
    decoder.eval()
    mixtures = 0.25 * means[:, None] + 0.75 * means[None, :]
    with torch.no_grad():
        images = decoder(mixtures.flatten(0, 1))
    return images.unflatten(0, mixtures.shape[:2])


means = class_means(network.encoder, train_loader)
mixtures = decode_mixtures(network.decoder, means).cpu()
fig_mix = show_canvas(mixtures[:, :, 0], row_labels=range(10), col_labels=range(10))
