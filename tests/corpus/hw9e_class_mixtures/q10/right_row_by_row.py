def decode_mixtures(decoder, means):
    decoder.eval()
    with torch.inference_mode():
        return torch.stack([decoder(torch.lerp(means, mean.expand_as(means), 0.5)) for mean in means])


means = class_means(network.encoder, train_loader)
mixtures = decode_mixtures(network.decoder, means).cpu()
fig_mix = show_canvas(mixtures[:, :, 0], row_labels=range(10), col_labels=range(10))
