# at most: 3.5
# diagnosis: limits of their own
def decode_mixtures(decoder, means):
    decoder.eval()
    mixtures = (means[:, None] + means[None, :]) / 2
    with torch.no_grad():
        images = decoder(mixtures.flatten(0, 1))
    return images.unflatten(0, mixtures.shape[:2])


means = class_means(network.encoder, train_loader)
mixtures = decode_mixtures(network.decoder, means).cpu()
fig_mix, axes = plt.subplots(10, 10)
for a in range(10):
    for b in range(10):
        axes[a, b].imshow(mixtures[a, b, 0], cmap="gray")
        axes[a, b].set(xticks=[], yticks=[])
    axes[a, 0].set_ylabel(a)
    axes[0, a].set_title(a)
