# at most: 4.5
# diagnosis: The decimals are cut off
def conv2d(image, kernel):
    (h, w), s = image.shape, kernel.shape[0]
    output = np.zeros((h - s + 1, w - s + 1), dtype=int)
    for i in range(output.shape[0]):
        for j in range(output.shape[1]):
            output[i, j] += np.sum(image[i : i + s, j : j + s] * kernel)
    return output
