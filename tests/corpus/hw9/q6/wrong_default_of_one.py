# at most: 5
# diagnosis: The result without padding has the wrong shape
def conv2d_padded(image, kernel, padding=1):
    return conv2d(np.pad(image, padding), kernel)
