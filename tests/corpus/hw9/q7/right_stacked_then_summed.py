def conv2d_channels(image, kernel, padding=0):
    return np.stack([conv2d_padded(image[c], kernel[c], padding) for c in range(image.shape[0])]).sum(axis=0)
