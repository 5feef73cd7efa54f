# at most: 0.5
# diagnosis: in reverse order
def conv2d_channels(image, kernel, padding=0):
    return sum(conv2d_padded(image[c], kernel[-1 - c], padding) for c in range(len(image)))
