# at most: 0
# diagnosis: above and on the left only
def conv2d_padded(image, kernel, padding=0):
    image = np.pad(image, ((padding, 0), (padding, 0)))
    return conv2d(image, kernel)
