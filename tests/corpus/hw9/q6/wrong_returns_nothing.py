# at most: 0
# diagnosis: is the `return` missing
def conv2d_padded(image, kernel, padding=0):
    conv2d(np.pad(image, padding), kernel)
