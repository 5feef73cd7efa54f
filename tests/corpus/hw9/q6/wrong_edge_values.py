# at most: 0
# diagnosis: repeats the border
def conv2d_padded(image, kernel, padding=0):
    image = np.pad(image, padding, mode="edge")
    return conv2d(image, kernel)
