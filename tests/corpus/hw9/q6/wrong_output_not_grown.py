# at most: 0
# diagnosis: The output has not grown
def conv2d_padded(image, kernel, padding=0):
    (h, w), s = image.shape, len(kernel)
    padded = np.pad(image, padding)
    return np.array(
        [[np.sum(padded[i : i + s, j : j + s] * kernel) for j in range(w - s + 1)] for i in range(h - s + 1)]
    )
