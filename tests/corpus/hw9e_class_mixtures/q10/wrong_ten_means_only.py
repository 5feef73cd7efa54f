# at most: 1
# diagnosis: raised IndexError
def decode_mixtures(decoder, means):
    decoder.eval()
    with torch.no_grad():
        rows = [torch.stack([decoder((means[a] + means[b])[None] / 2)[0] for b in range(10)]) for a in range(10)]
    return torch.stack(rows)


means = class_means(network.encoder, train_loader)
mixtures = decode_mixtures(network.decoder, means).cpu()
fig_mix = show_canvas(mixtures[:, :, 0], row_labels=range(10), col_labels=range(10))
