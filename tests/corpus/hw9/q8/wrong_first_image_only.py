# at most: 0
# diagnosis: Only the first image was used
def conv2d_batched(images, kernels, padding=0):
    return np.array([conv2d_channels(images[0], k, padding) for k in kernels])
