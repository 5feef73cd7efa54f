# at most: 5.5
# diagnosis: changes the arrays
def conv2d_channels(image, kernel, padding=0):
    result = sum(conv2d_padded(image[c], kernel[c], padding) for c in range(len(image)))
    image[0] = image.sum(axis=0)
    return result
