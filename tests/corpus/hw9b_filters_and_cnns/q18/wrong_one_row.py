# at most: 2.5
# diagnosis: row or a column of its own
SOBEL_H = np.array([1, 0, -1])
SOBEL_V = np.array([1, 0, -1])


def edge_mask(response, threshold=None):
    strength = np.abs(response)
    limit = strength.mean() if threshold is None else threshold
    return (strength > limit).astype(int)


def draw_sobel(image):
    figure, axes = plt.subplots(2, 3)
    for row, kernel in zip(axes, [np.outer([1, 0, -1], [1, 2, 1]), np.outer([1, 2, 1], [1, 0, -1])]):
        response = convolve2d(image, kernel, mode="same", boundary="symm")
        for axis, picture in zip(row, [kernel, response, edge_mask(response)]):
            axis.imshow(picture)
    return figure
