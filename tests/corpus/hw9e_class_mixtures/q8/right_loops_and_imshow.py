def pair_grid(originals, reconstructions):
    canvas = np.zeros((280, 560))
    for n in range(100):
        row, column = divmod(n, 10)
        for side, images in enumerate([originals, reconstructions]):
            left = 56 * column + 28 * side
            canvas[28 * row : 28 * row + 28, left : left + 28] = np.array(images[n]).squeeze()
    return canvas


with torch.no_grad():
    outputs = network(val_images[:100].to(device)).cpu()
fig_pairs, axis = plt.subplots(figsize=(10, 5))
axis.imshow(pair_grid(val_images[:100], outputs), cmap="gray", vmin=0, vmax=1)
axis.axis("off")
