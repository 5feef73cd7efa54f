# at most: 2
# diagnosis: Each image is beside its reconstruction
def reconstruction_figure(model, images):
    with torch.no_grad():
        reconstructions = model(images[:10].to(device)).cpu()
    figure, axes = plt.subplots(2, 10, figsize=(10, 2.2))
    for i in range(10):
        for axis, picture in zip(axes.flat[2 * i : 2 * i + 2], (images[i].cpu(), reconstructions[i])):
            axis.imshow(picture[0], cmap="gray", vmin=0, vmax=1)
    return figure
