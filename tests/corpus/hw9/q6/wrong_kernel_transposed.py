# at most: 0
# diagnosis: transposing the kernel
def conv2d_padded(image, kernel, padding=0):
    return conv2d(np.pad(image, padding), kernel.T)
