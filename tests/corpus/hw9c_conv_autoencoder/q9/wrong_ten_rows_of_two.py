# at most: 1.5
# diagnosis: not in two rows of ten
def reconstruction_figure(model, images):
    with torch.no_grad():
        reconstructions = model(images[:10].to(device)).cpu()
    figure, axes = plt.subplots(10, 2, figsize=(2.2, 10))
    for pair, image, reconstruction in zip(axes, images.cpu(), reconstructions):
        for axis, picture in zip(pair, (image, reconstruction)):
            axis.imshow(picture[0], cmap="gray", vmin=0, vmax=1)
    return figure
