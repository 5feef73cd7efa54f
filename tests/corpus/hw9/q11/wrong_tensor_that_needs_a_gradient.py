# at most: 0
# diagnosis: raised RuntimeError

def plot_first_layer(model, images):
    kernels, outputs = model[0].weight[:, 0], model[0](images[:1])[0]
    figure, axes = plt.subplots(2, 6)
    for i in range(6):
        axes[0, i].imshow(kernels[i])
        axes[1, i].imshow(outputs[i])
    return figure
