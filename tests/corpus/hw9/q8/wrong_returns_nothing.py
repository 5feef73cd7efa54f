# at most: 0
# diagnosis: is the `return` missing
def conv2d_batched(images, kernels, padding=0):
    result = np.array([[conv2d_channels(x, k, padding) for k in kernels] for x in images])
