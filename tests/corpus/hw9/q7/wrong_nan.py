# at most: 0
# diagnosis: NaN
def conv2d_channels(image, kernel, padding=0):
    return conv2d_padded(image[0], kernel[0], padding) * np.nan
