# at most: 0
# diagnosis: The result is transposed
def conv2d_padded(image, kernel, padding=0):
    return conv2d(np.pad(image, padding), kernel).T
