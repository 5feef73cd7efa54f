def reconstruction_figure(model, images):
    reconstructions = model(images.to(device)).detach().cpu().numpy().reshape(-1, 28, 28)
    originals = np.array(images.cpu()).squeeze(1)
    fig = plt.figure(figsize=(10, 2))
    for i in range(10):
        for k, pictures in enumerate((originals, reconstructions)):
            plt.subplot(2, 10, 10 * k + i + 1)
            plt.imshow(pictures[i], cmap=plt.cm.gray, vmin=0.0, vmax=1.0)
            plt.xticks([])
            plt.yticks([])
    return fig
