# at most: 2
# diagnosis: decoded images are averaged
def decode_mixtures(decoder, means):
    decoder.eval()
    with torch.no_grad():
        images = decoder(means)
    return (images[:, None] + images[None]) / 2


means = class_means(network.encoder, train_loader)
mixtures = decode_mixtures(network.decoder, means).cpu()
fig_mix = show_canvas(mixtures[:, :, 0], row_labels=range(10), col_labels=range(10))
