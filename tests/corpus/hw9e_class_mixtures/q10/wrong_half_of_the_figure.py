# at most: 3
# diagnosis: 10 × 10 images of 28 × 28 are (280, 280)
def decode_mixtures(decoder, means):
    decoder.eval()
    mixtures = (means[:, None] + means[None, :]) / 2
    with torch.no_grad():
        images = decoder(mixtures.flatten(0, 1))
    return images.unflatten(0, mixtures.shape[:2])


means = class_means(network.encoder, train_loader)
mixtures = decode_mixtures(network.decoder, means).cpu()
fig_mix = show_canvas(mixtures[:, :5, 0], row_labels=range(10), col_labels=range(5))
