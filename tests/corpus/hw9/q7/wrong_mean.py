# at most: 0
# diagnosis: divided by the size
def conv2d_channels(image, kernel, padding=0):
    return sum(conv2d_padded(image[c], kernel[c], padding) for c in range(len(image))) / kernel.size
