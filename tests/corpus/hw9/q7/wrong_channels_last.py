# at most: 0
# diagnosis: The last axis is taken for the channels
def conv2d_channels(image, kernel, padding=0):
    return sum(conv2d_padded(image[:, :, c], kernel[:, :, c], padding) for c in range(image.shape[2]))
