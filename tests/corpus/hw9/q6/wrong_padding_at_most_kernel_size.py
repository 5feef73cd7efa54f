# at most: 5.5
# diagnosis: wrong shape
def conv2d_padded(image, kernel, padding=0):
    return conv2d(np.pad(image, min(padding, len(kernel))), kernel)
