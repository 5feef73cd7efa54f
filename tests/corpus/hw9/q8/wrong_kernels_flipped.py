# at most: 6.5
# diagnosis: flipping the kernels
def conv2d_batched(images, kernels, padding=0):
    return np.array([[conv2d_channels(x, k[:, ::-1, ::-1], padding) for k in kernels] for x in images])
