# at most: 3
# diagnosis: first row and column of the image are lost
def conv2d_channels(image, kernel, padding=0):
    (c, h, w), s = image.shape, kernel.shape[-1]
    output = np.zeros((h + 2 * padding - s + 1, w + 2 * padding - s + 1))
    for i, j, k, a, b in np.ndindex(*output.shape, c, s, s):
        row, column = i + a - padding, j + b - padding
        if 0 < row < h and 0 < column < w:
            output[i, j] += image[k, row, column] * kernel[k, a, b]
    return output
