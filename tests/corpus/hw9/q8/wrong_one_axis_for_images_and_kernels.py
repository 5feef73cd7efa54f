# at most: 0
# diagnosis: share one axis
def conv2d_batched(images, kernels, padding=0):
    return np.array([conv2d_channels(x, k, padding) for x in images for k in kernels])
