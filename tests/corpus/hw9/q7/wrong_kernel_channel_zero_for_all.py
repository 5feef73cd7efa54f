# at most: 0.5
# diagnosis: meets the first channel of the kernel
def conv2d_channels(image, kernel, padding=0):
    return sum(conv2d_padded(image[c], kernel[0], padding) for c in range(len(image)))
