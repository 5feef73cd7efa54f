# at most: 0
# diagnosis: border included
def conv2d_padded(image, kernel, padding=0):
    image = np.pad(image, padding, mode="symmetric")
    return conv2d(image, kernel)
