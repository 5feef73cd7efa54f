# at most: 0
# diagnosis: twice as wide
def conv2d_padded(image, kernel, padding=0):
    return conv2d(np.pad(image, 2 * padding), kernel)
