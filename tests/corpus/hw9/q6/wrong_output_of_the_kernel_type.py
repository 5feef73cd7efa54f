# at most: 5.5
# diagnosis: The decimals are cut off
def conv2d_padded(image, kernel, padding=0):
    return conv2d(np.pad(image, padding), kernel).astype(kernel.dtype)
