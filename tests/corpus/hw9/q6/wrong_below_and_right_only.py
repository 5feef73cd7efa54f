# at most: 0
# diagnosis: below and on the right only
def conv2d_padded(image, kernel, padding=0):
    image = np.pad(image, ((0, padding), (0, padding)))
    return conv2d(image, kernel)
