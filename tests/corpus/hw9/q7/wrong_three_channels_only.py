# at most: 2.5
# diagnosis: three channels only
def conv2d_channels(image, kernel, padding=0):
    return sum(conv2d_padded(image[c], kernel[c], padding) for c in range(3))
