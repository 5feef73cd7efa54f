# at most: 6
# diagnosis: An axis of length 1 is lost
def conv2d_batched(images, kernels, padding=0):
    return np.array([[conv2d_channels(x, k, padding) for k in kernels] for x in images]).squeeze()
