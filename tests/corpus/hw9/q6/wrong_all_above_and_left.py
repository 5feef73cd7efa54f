# at most: 0
# diagnosis: All zeros are above and on the left
def conv2d_padded(image, kernel, padding=0):
    image = np.pad(image, ((2 * padding, 0), (2 * padding, 0)))
    return conv2d(image, kernel)
