def reconstruction_figure(model, images):
    figure, axes = plt.subplots(ncols=10, nrows=2, sharex=True, sharey=True)
    with torch.inference_mode():
        for i in range(10):
            one = images[i : i + 1].to(device)
            for axis, picture in ((axes[0, i], one), (axes[1, i], model(one))):
                image = axis.imshow(picture.cpu().reshape(28, 28).numpy(), cmap="grey")
                image.set_clim(0, 1)
    axes[0, 0].set_title("images")
    return figure
