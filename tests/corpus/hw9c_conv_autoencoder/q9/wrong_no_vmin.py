# at most: 2.5
# diagnosis: Black is not 0 in all pictures
def reconstruction_figure(model, images):
    model.eval()
    with torch.no_grad():
        reconstructions = model(images[:10].to(device)).cpu()
    figure, axes = plt.subplots(2, 10, figsize=(10, 2.2))
    for row, pictures in zip(axes, [images[:10].cpu(), reconstructions]):
        for axis, picture in zip(row, pictures):
            axis.imshow(picture[0], cmap="gray", vmax=1)
            axis.axis("off")
    return figure
