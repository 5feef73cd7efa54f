# at most: 0
# diagnosis: zeros below and on the right
def conv2d(image, kernel):
    (h, w), s = image.shape, kernel.shape[0]
    image = np.pad(image, (0, s - 1))
    output = np.zeros((h, w))
    for i in range(output.shape[0]):
        for j in range(output.shape[1]):
            output[i, j] += np.sum(image[i : i + s, j : j + s] * kernel)
    output[h - s + 1 :] = output[:, w - s + 1 :] = 0
    return output
