# at most: 1.5
# diagnosis: The output has not grown
def conv2d_channels(image, kernel, padding=0):
    (c, h, w), s = image.shape, kernel.shape[-1]
    return sum(conv2d_padded(image[k], kernel[k], padding) for k in range(c))[: h - s + 1, : w - s + 1]
