# at most: 4.5
# diagnosis: The first row and column of each image are lost
def conv2d_batched(images, kernels, padding=0):
    (n, c, h, w), (o, _, s, _) = images.shape, kernels.shape
    output = np.zeros((n, o, h + 2 * padding - s + 1, w + 2 * padding - s + 1))
    for i, j, a, b in np.ndindex(*output.shape[2:], s, s):
        row, column = i + a - padding, j + b - padding
        if 0 < row < h and 0 < column < w:
            output[:, :, i, j] += images[:, :, row, column] @ kernels[:, :, a, b].T
    return output
