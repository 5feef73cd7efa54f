# at most: 0
# diagnosis: divided by the size
def conv2d_padded(image, kernel, padding=0):
    return conv2d(np.pad(image, padding), kernel) / kernel.size
