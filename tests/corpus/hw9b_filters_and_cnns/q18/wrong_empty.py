# at most: 1.5
# diagnosis: mask is empty
SOBEL_H = np.array([[1, 2, 1], [0, 0, 0], [-1, -2, -1]])
SOBEL_V = SOBEL_H.T


def edge_mask(response, threshold=None):
    strength = np.abs(response)
    limit = strength.mean() if threshold is None else threshold
    return 0 * (strength > limit)


def draw_sobel(image):
    figure, axes = plt.subplots(2, 3)
    for row, kernel in zip(axes, [SOBEL_H, SOBEL_V]):
        response = convolve2d(image, kernel, mode="same", boundary="symm")
        for axis, picture in zip(row, [kernel, response, edge_mask(response)]):
            axis.imshow(picture)
    return figure
