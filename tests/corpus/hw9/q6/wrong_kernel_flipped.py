# at most: 4.5
# diagnosis: flipping the kernel
def conv2d_padded(image, kernel, padding=0):
    return conv2d(np.pad(image, padding), kernel[::-1, ::-1])
