# at most: 0.5
# diagnosis: not those of the given model

def plot_first_layer(model, images):
    model = make_lenet()
    kernels, outputs = model[0].weight.detach()[:, 0], model[0](images[:1])[0].detach()
    figure, axes = plt.subplots(2, 6)
    for i in range(6):
        axes[0, i].imshow(kernels[i])
        axes[1, i].imshow(outputs[i])
    return figure
