# at most: 0
# diagnosis: Only the height is padded
def conv2d_padded(image, kernel, padding=0):
    image = np.pad(image, ((padding, padding), (0, 0)))
    return conv2d(image, kernel)
