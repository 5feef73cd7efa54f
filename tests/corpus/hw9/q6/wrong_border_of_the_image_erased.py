# at most: 5.5
# diagnosis: changes the arrays
def conv2d_padded(image, kernel, padding=0):
    result = conv2d(np.pad(image, padding), kernel)
    image[1:2] = 0
    return result
