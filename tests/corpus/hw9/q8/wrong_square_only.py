# at most: 0
# diagnosis: square images only
def conv2d_batched(images, kernels, padding=0):
    (n, _, h, _), (o, _, s, _) = images.shape, kernels.shape
    output = np.zeros((n, o, h + 2 * padding - s + 1, h + 2 * padding - s + 1))
    for i, k in np.ndindex(n, o):
        output[i, k] = conv2d_channels(images[i], kernels[k], padding)
    return output
