# at most: 0
# diagnosis: they come last
def conv2d_channels(image, kernel, padding=0):
    return np.stack([conv2d_padded(image[c], kernel[c], padding) for c in range(len(image))], axis=-1)
