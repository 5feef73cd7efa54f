@torch.no_grad()
def decode_mixtures(decoder, means):
    decoder.eval()
    count = len(means)
    a, b = torch.triu_indices(count, count)
    images = decoder(0.5 * means[a] + 0.5 * means[b])
    result = torch.zeros(count, count, *images.shape[1:])
    result[a, b] = images
    result[b, a] = images
    return result


means = class_means(network.encoder, train_loader)
canvas = decode_mixtures(network.decoder, means)[:, :, 0].permute(0, 2, 1, 3).reshape(280, 280)
fig_mix, axis = plt.subplots()
axis.imshow(canvas.cpu(), cmap="gray", vmin=0, vmax=1)
axis.set_xticks(range(14, 280, 28), range(10))
axis.set_yticks(range(14, 280, 28), range(10))
