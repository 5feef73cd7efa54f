# at most: 0
# diagnosis: not those of the given model

def plot_first_layer(model, images):
    kernels, outputs = model[3].weight.detach()[:, 0], model[:4](images[:1])[0].detach()
    figure, axes = plt.subplots(2, 6)
    for i in range(6):
        axes[0, i].imshow(kernels[i])
        axes[1, i].imshow(outputs[i])
    return figure
