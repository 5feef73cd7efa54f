# at most: 1.5
# diagnosis: The padding is ignored
def conv2d_batched(images, kernels, padding=0):
    return np.array([[conv2d_channels(x, k) for k in kernels] for x in images])
