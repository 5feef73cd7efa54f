# at most: 5
# diagnosis: its default is 0
def conv2d_padded(image, kernel, padding=1):
    return conv2d(np.pad(image, padding), kernel)
