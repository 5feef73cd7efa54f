# at most: 1.5
# diagnosis: does not mend
def conv2d_batched(images, kernels, padding=0):
    o, n = len(kernels), len(images)
    result = np.array([[conv2d_channels(x, k, padding) for x in images] for k in kernels])
    return result.reshape(n, o, *result.shape[2:])
