# at most: 0
# diagnosis: All products use image[i, j]
def conv2d(image, kernel):
    (h, w), s = image.shape, kernel.shape[0]
    output = np.zeros((h - s + 1, w - s + 1))
    for i, j, a, b in np.ndindex(*output.shape, s, s):
        output[i, j] += image[i, j] * kernel[a, b]
    return output
