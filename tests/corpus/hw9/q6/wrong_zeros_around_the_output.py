# at most: 0
# diagnosis: instead of around the image
def conv2d_padded(image, kernel, padding=0):
    return np.pad(conv2d(image, kernel), padding)
