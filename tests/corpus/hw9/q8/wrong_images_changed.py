# at most: 7.5
# diagnosis: changes the arrays
def conv2d_batched(images, kernels, padding=0):
    result = np.array([[conv2d_channels(x, k, padding) for k in kernels] for x in images])
    images[:] = 0
    return result
