def conv2d_padded(image, kernel, padding=0):
    h, w = image.shape
    s = kernel.shape[0]
    padded = np.zeros((h + 2 * padding, w + 2 * padding))
    padded[padding : padding + h, padding : padding + w] = image
    output = np.zeros((h + 2 * padding - s + 1, w + 2 * padding - s + 1))
    for i in range(output.shape[0]):
        for j in range(output.shape[1]):
            output[i, j] = np.sum(padded[i : i + s, j : j + s] * kernel)
    return output
