# at most: 2
# diagnosis: sum of two decoded images
def decode_mixtures(decoder, means):
    decoder.eval()
    with torch.no_grad():
        images = decoder(means)
    return images[:, None] + images[None]


means = class_means(network.encoder, train_loader)
mixtures = decode_mixtures(network.decoder, means).cpu()
fig_mix = show_canvas(mixtures[:, :, 0], row_labels=range(10), col_labels=range(10))
