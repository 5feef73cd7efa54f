# at most: 0.5
# diagnosis: what the last one gives
def conv2d_batched(images, kernels, padding=0):
    return np.array([[conv2d_channels(x, kernels[-1], padding) for k in kernels] for x in images])
