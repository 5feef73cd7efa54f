from matplotlib.colors import Normalize


@torch.no_grad()
def reconstruction_figure(model, images):
    shown = images[:10].to(device)
    figure = plt.figure(figsize=(12, 3))
    for part, batch in zip(figure.subfigures(2, 1), (shown, model(shown))):
        for axis, picture in zip(part.subplots(1, 10), batch.cpu()):
            axis.imshow(picture.permute(1, 2, 0), cmap="Greys_r", norm=Normalize(0, 1))
            axis.set_axis_off()
    return figure
