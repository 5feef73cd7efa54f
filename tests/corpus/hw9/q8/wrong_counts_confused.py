# at most: 0
# diagnosis: as many kernels
def conv2d_batched(images, kernels, padding=0):
    n, o = images.shape[0], kernels.shape[0]
    sample = conv2d_channels(images[0], kernels[0], padding)
    output = np.zeros((n, o, *sample.shape))
    for i in range(n):
        for k in range(n):
            output[i, k] = conv2d_channels(images[i], kernels[k], padding)
    return output
