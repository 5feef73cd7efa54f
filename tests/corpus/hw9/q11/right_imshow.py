def plot_first_layer(model, images):
    with torch.no_grad():
        outputs = model[0](images[:1])[0]
    figure, axes = plt.subplots(2, 6, figsize=(9, 3))
    for i in range(6):
        axes[0, i].imshow(model[0].weight[i, 0].detach(), cmap="gray")
        axes[1, i].imshow(outputs[i], cmap="gray")
        axes[0, i].axis("off")
        axes[1, i].axis("off")
    return figure
