def decode_mixtures(decoder, means):
    decoder.eval()
    with torch.no_grad():
        rows = [torch.stack([decoder(((a + b) / 2)[None])[0] for b in means]) for a in means]
    return torch.stack(rows)


means = class_means(network.encoder, train_loader)
pictures = decode_mixtures(network.decoder, means).cpu()
fig_mix, axes = plt.subplots(10, 10, figsize=(8, 8))
for a in range(10):
    for b in range(10):
        axes[a, b].imshow(pictures[a, b, 0], cmap="gray", vmin=0, vmax=1)
        axes[a, b].set(xticks=[], yticks=[])
    axes[a, 0].set_ylabel(a)
    axes[0, a].set_title(a)
