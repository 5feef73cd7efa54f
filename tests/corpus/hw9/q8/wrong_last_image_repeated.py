# at most: 1
# diagnosis: Every image gives what the last one gives
def conv2d_batched(images, kernels, padding=0):
    return np.array([[conv2d_channels(images[-1], k, padding) for k in kernels] for x in images])
