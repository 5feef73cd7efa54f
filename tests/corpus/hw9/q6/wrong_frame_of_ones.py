# at most: 0
# diagnosis: The frame holds ones
def conv2d_padded(image, kernel, padding=0):
    padded = np.ones((image.shape[0] + 2 * padding, image.shape[1] + 2 * padding))
    padded[padding : padding + image.shape[0], padding : padding + image.shape[1]] = image
    return conv2d(padded, kernel)
