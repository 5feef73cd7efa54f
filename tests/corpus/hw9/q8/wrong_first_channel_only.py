# at most: 1.5
# diagnosis: Only the first channel counts
def conv2d_batched(images, kernels, padding=0):
    return np.array([[conv2d_padded(x[0], k[0], padding) for k in kernels] for x in images])
