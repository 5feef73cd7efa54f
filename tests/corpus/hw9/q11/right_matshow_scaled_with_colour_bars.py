def plot_first_layer(model, images):
    kernels = model[0].weight.detach().numpy()[:, 0]
    kernels = (kernels - kernels.min()) / (kernels.max() - kernels.min())
    outputs = model[0](images)[0].detach().numpy() * 0.3081 + 0.1307
    fig = plt.figure(figsize=(12, 4), layout="constrained")
    for i in range(6):
        ax = fig.add_subplot(2, 6, i + 1)
        fig.colorbar(ax.matshow(kernels[i]), ax=ax)
    for i in range(6):
        ax = fig.add_subplot(2, 6, 7 + i)
        fig.colorbar(ax.matshow(outputs[i], cmap="viridis"), ax=ax)
    plt.show()
    return fig
