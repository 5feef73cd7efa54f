# at most: 0
# diagnosis: never set back
def conv2d(image, kernel):
    (h, w), s = image.shape, kernel.shape[0]
    output, total = np.zeros((h - s + 1, w - s + 1)), 0.0
    for i in range(output.shape[0]):
        for j in range(output.shape[1]):
            total += np.sum(image[i : i + s, j : j + s] * kernel)
            output[i, j] = total
    return output
