# at most: 0
# diagnosis: Only the width is padded
def conv2d_padded(image, kernel, padding=0):
    image = np.pad(image, ((0, 0), (padding, padding)))
    return conv2d(image, kernel)
