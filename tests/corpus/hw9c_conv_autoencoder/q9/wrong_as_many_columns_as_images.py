# at most: 2.5
# diagnosis: not 20 pictures where more than ten images are given
def reconstruction_figure(model, images):
    with torch.no_grad():
        reconstructions = model(images.to(device)).cpu()
    figure, axes = plt.subplots(2, len(images), figsize=(10, 2.2))
    for row, pictures in zip(axes, [images.cpu(), reconstructions]):
        for axis, picture in zip(row, pictures):
            axis.imshow(picture[0], cmap="gray", vmin=0, vmax=1)
    return figure
