# at most: 5.5
# diagnosis: wrapped around at 256
def conv2d_channels(image, kernel, padding=0):
    (c, h, w), s = image.shape, kernel.shape[-1]
    padded = np.pad(image, ((0, 0), (padding, padding), (padding, padding)))
    output = np.zeros((h + 2 * padding - s + 1, w + 2 * padding - s + 1), dtype=image.dtype)
    for i, j in np.ndindex(output.shape):
        for k in range(c):
            output[i, j] += np.sum(padded[k, i : i + s, j : j + s] * kernel[k])
    return output
