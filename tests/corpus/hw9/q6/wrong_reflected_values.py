# at most: 0
# diagnosis: mirrors the image
def conv2d_padded(image, kernel, padding=0):
    image = np.pad(image, padding, mode="reflect")
    return conv2d(image, kernel)
