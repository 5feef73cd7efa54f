# at most: 0.5
# diagnosis: added up before the kernel
def conv2d_channels(image, kernel, padding=0):
    return conv2d_padded(image.sum(axis=0), kernel.sum(axis=0), padding)
