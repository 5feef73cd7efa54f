# at most: 0.5
# diagnosis: meets the first channel of the image
def conv2d_channels(image, kernel, padding=0):
    return sum(conv2d_padded(image[0], kernel[c], padding) for c in range(len(image)))
