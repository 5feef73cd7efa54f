# at most: 0
# diagnosis: as large as the image
def conv2d(image, kernel):
    (h, w), s = image.shape, kernel.shape[0]
    image = np.pad(image, s // 2)
    output = np.zeros((h, w))
    for i in range(output.shape[0]):
        for j in range(output.shape[1]):
            output[i, j] += np.sum(image[i : i + s, j : j + s] * kernel)
    return output
