def conv2d_channels(image, kernel, padding=0):
    (c, h, w), s = image.shape, kernel.shape[-1]
    padded = np.zeros((c, h + 2 * padding, w + 2 * padding))
    padded[:, padding : padding + h, padding : padding + w] = image
    output = np.zeros((h + 2 * padding - s + 1, w + 2 * padding - s + 1))
    for i in range(output.shape[0]):
        for j in range(output.shape[1]):
            output[i, j] = np.sum(padded[:, i : i + s, j : j + s] * kernel)
    return output
