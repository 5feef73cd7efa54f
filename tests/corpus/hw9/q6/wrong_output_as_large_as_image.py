# at most: 0.5
# diagnosis: as large as the image
def conv2d_padded(image, kernel, padding=0):
    (h, w), s = image.shape, len(kernel)
    output, padded = np.zeros((h, w)), np.pad(image, padding + s)
    for i in range(h):
        for j in range(w):
            output[i, j] = np.sum(padded[i + s : i + 2 * s, j + s : j + 2 * s] * kernel)
    return output
