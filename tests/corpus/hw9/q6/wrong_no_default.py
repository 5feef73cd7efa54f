# at most: 5
# diagnosis: TypeError
def conv2d_padded(image, kernel, padding):
    return conv2d(np.pad(image, padding), kernel)
