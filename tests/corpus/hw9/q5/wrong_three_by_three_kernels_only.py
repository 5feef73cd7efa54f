# at most: 2.5
# diagnosis: 3 by 3 only
def conv2d(image, kernel):
    h, w = image.shape
    output = np.zeros((h - 2, w - 2))
    for i in range(h - 2):
        for j in range(w - 2):
            output[i, j] = np.sum(image[i : i + 3, j : j + 3] * kernel)
    return output
