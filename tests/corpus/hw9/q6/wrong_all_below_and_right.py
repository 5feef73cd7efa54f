# at most: 0
# diagnosis: All zeros are below and on the right
def conv2d_padded(image, kernel, padding=0):
    padded = np.zeros((image.shape[0] + 2 * padding, image.shape[1] + 2 * padding))
    padded[: image.shape[0], : image.shape[1]] = image
    return conv2d(padded, kernel)
