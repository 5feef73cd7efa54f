def conv2d_batched(images, kernels, padding=0):
    (n, c, h, w), (o, _, s, _) = images.shape, kernels.shape
    output = np.zeros((n, o, h + 2 * padding - s + 1, w + 2 * padding - s + 1))
    for i in range(n):
        for k in range(o):
            output[i, k] = conv2d_channels(images[i], kernels[k], padding)
    return output
