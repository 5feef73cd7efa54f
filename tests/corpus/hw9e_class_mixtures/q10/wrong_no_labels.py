# at most: 3.5
# diagnosis: columns of `fig_mix` have no labels
def decode_mixtures(decoder, means):
    decoder.eval()
    mixtures = (means[:, None] + means[None, :]) / 2
    with torch.no_grad():
        images = decoder(mixtures.flatten(0, 1))
    return images.unflatten(0, mixtures.shape[:2])


means = class_means(network.encoder, train_loader)
mixtures = decode_mixtures(network.decoder, means).cpu()
fig_mix = show_canvas(mixtures[:, :, 0])
