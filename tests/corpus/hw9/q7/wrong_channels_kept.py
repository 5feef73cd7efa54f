# at most: 0
# diagnosis: channels are still separate
def conv2d_channels(image, kernel, padding=0):
    return np.stack([conv2d_padded(image[c], kernel[c], padding) for c in range(len(image))])
