def conv2d_batched(images, kernels, padding=0):
    return np.array([[conv2d_channels(x, k, padding) for k in kernels] for x in images], dtype=np.float32)
