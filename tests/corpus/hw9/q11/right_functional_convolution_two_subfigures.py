@torch.no_grad()
def plot_first_layer(model, images):
    first = next(layer for layer in model.modules() if isinstance(layer, nn.Conv2d))
    outputs = F.conv2d(images[0], first.weight, first.bias, padding=2)
    figure = plt.figure(figsize=(10, 4))
    upper, lower = figure.subfigures(2, 1)
    for ax, kernel in zip(upper.subplots(1, 6), first.weight[:, 0]):
        ax.imshow(kernel)
    for ax, output in zip(lower.subplots(1, 6), outputs):
        ax.imshow(output)
    upper.suptitle("Kernels")
    return figure
