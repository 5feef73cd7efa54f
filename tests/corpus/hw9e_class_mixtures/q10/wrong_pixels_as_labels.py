# at most: 3.5
# diagnosis: have no labels from 0 to 9
def decode_mixtures(decoder, means):
    decoder.eval()
    mixtures = (means[:, None] + means[None, :]) / 2
    with torch.no_grad():
        images = decoder(mixtures.flatten(0, 1))
    return images.unflatten(0, mixtures.shape[:2])


means = class_means(network.encoder, train_loader)
mixtures = decode_mixtures(network.decoder, means).cpu()
fig_mix, axis = plt.subplots()
axis.imshow(mixtures[:, :, 0].permute(0, 2, 1, 3).reshape(280, 280), cmap='gray', vmin=0, vmax=1)
