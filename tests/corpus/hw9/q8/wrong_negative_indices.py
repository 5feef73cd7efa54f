# at most: 1.5
# diagnosis: Negative indices wrap around
def conv2d_batched(images, kernels, padding=0):
    (n, c, h, w), (o, _, s, _) = images.shape, kernels.shape
    output = np.zeros((n, o, h + 2 * padding - s + 1, w + 2 * padding - s + 1))
    for i, j, a, b in np.ndindex(*output.shape[2:], s, s):
        row, column = i + a - padding, j + b - padding
        if row < h and column < w:
            output[:, :, i, j] += images[:, :, row, column] @ kernels[:, :, a, b].T
    return output
