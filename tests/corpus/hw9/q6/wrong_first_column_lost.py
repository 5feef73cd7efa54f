# at most: 3
# diagnosis: The first column of the image
def conv2d_padded(image, kernel, padding=0):
    (h, w), s = image.shape, len(kernel)
    output = np.zeros((h + 2 * padding - s + 1, w + 2 * padding - s + 1))
    for i, j, a, b in np.ndindex(*output.shape, s, s):
        row, column = i + a - padding, j + b - padding
        if 0 <= row < h and 0 < column < w:
            output[i, j] += image[row, column] * kernel[a, b]
    return output
