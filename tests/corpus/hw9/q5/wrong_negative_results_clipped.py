# at most: 1
# diagnosis: set to 0
def conv2d(image, kernel):
    (h, w), s = image.shape, kernel.shape[0]
    output = np.zeros((h - s + 1, w - s + 1))
    for i in range(output.shape[0]):
        for j in range(output.shape[1]):
            output[i, j] = np.sum(image[i : i + s, j : j + s] * kernel)
    return np.clip(output, 0, None)
