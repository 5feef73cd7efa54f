# at most: 0
# diagnosis: The padding is ignored
def conv2d_padded(image, kernel, padding=0):
    return conv2d(image, kernel)
