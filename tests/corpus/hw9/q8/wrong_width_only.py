# at most: 1.5
# diagnosis: Only the width
def conv2d_batched(images, kernels, padding=0):
    images = np.pad(images, ((0, 0), (0, 0), (0, 0), (padding, padding)))
    return np.array([[conv2d_channels(x, k) for k in kernels] for x in images])
