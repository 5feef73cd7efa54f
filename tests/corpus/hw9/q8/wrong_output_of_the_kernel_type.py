# at most: 7.5
# diagnosis: The decimals are cut off
def conv2d_batched(images, kernels, padding=0):
    result = [[conv2d_channels(x, k, padding) for k in kernels] for x in images]
    return np.array(result).astype(kernels.dtype)
