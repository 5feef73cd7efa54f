# at most: 0
# diagnosis: taken in pairs
def conv2d_batched(images, kernels, padding=0):
    return np.array([conv2d_channels(x, k, padding) for x, k in zip(images, kernels)])
