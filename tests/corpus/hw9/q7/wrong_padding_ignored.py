# at most: 1.5
# diagnosis: The padding is ignored
def conv2d_channels(image, kernel, padding=0):
    return sum(conv2d(image[c], kernel[c]) for c in range(len(image)))
