# at most: 5.5
# diagnosis: The decimals are cut off
def conv2d_padded(image, kernel, padding=0):
    padded = np.pad(image, padding)
    return conv2d(padded, kernel).astype(image.dtype)
