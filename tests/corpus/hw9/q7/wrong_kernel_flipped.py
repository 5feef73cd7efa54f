# at most: 4.5
# diagnosis: flipping the kernel
def conv2d_channels(image, kernel, padding=0):
    return sum(conv2d_padded(image[c], kernel[c, ::-1, ::-1], padding) for c in range(len(image)))
