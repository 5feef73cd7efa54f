def reconstruction_figure(model, images):
    top = [f"image {i}" for i in range(10)]
    bottom = [f"output {i}" for i in range(10)]
    figure, axes = plt.subplot_mosaic([top, bottom], figsize=(10, 2.5), layout="tight")
    outputs = model(images.to(device)).detach().cpu()
    for i in range(10):
        axes[top[i]].matshow(images[i, 0].cpu(), cmap="gray", vmin=0, vmax=1)
        axes[bottom[i]].matshow(outputs[i, 0], cmap="gray", vmin=0, vmax=1)
    return figure
