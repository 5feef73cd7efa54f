def pair_grid(originals, reconstructions):
    both = torch.cat([torch.as_tensor(part).reshape(100, 28, 28).float() for part in (originals, reconstructions)], 2)
    rows = [torch.cat(list(both[start : start + 10]), 1) for start in range(0, 100, 10)]
    return torch.cat(rows).numpy()


images, _ = next(iter(val_loader))
with torch.no_grad():
    outputs = network.eval()(images.to(device)).cpu()
fig_pairs, axes = plt.subplots(10, 20)
for n in range(100):
    for side, picture in enumerate([images[n, 0], outputs[n, 0]]):
        axis = axes[n // 10, 2 * (n % 10) + side]
        axis.imshow(picture, cmap="gray", vmin=0, vmax=1)
        axis.axis("off")
