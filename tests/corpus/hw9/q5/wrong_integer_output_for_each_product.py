# at most: 5.5
# diagnosis: The decimals are lost
def conv2d(image, kernel):
    (h, w), s = image.shape, len(kernel)
    output = np.zeros((h - s + 1, w - s + 1), dtype=image.dtype)
    for i, j, a, b in np.ndindex(h - s + 1, w - s + 1, s, s):
        output[i, j] += image[i + a, j + b] * kernel[a, b]
    return output
