# at most: 5.5
# diagnosis: The decimals of the image are lost
def conv2d_padded(image, kernel, padding=0):
    padded = np.zeros((image.shape[0] + 2 * padding, image.shape[1] + 2 * padding), dtype=int)
    padded[padding : padding + image.shape[0], padding : padding + image.shape[1]] = image
    return conv2d(padded, kernel)
