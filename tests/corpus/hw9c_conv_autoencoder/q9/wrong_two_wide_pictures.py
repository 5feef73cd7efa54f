# at most: 0
# diagnosis: pictures instead of 20
def reconstruction_figure(model, images):
    with torch.no_grad():
        reconstructions = model(images[:10].to(device)).cpu()
    figure, axes = plt.subplots(2, 1)
    for axis, pictures in zip(axes, [images[:10].cpu(), reconstructions]):
        axis.imshow(torch.cat([picture[0] for picture in pictures], dim=1), cmap="gray", vmin=0, vmax=1)
    return figure
