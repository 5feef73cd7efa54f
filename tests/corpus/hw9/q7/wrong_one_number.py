# at most: 0
# diagnosis: added up to one number
def conv2d_channels(image, kernel, padding=0):
    return np.sum([conv2d_padded(image[c], kernel[c], padding) for c in range(len(image))])
