# at most: 0
# diagnosis: half as wide
def conv2d_padded(image, kernel, padding=0):
    return conv2d(np.pad(image, padding // 2), kernel)
