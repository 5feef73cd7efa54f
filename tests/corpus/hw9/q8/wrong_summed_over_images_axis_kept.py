# at most: 1
# diagnosis: in an axis of length 1
def conv2d_batched(images, kernels, padding=0):
    return np.array([[conv2d_channels(x, k, padding) for k in kernels] for x in images]).sum(
        axis=0, keepdims=True
    )
