# at most: 0
# diagnosis: axes of `kernels` are swapped
def conv2d_batched(images, kernels, padding=0):
    o = kernels.shape[0]
    return np.array([[conv2d_channels(x, kernels[:, k], padding) for k in range(o)] for x in images])
