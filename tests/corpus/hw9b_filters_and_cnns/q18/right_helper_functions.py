SOBEL_H = np.outer([1, 0, -1], [1, 2, 1])
SOBEL_V = np.outer([1, 2, 1], [1, 0, -1])


def edge_mask(response, threshold=None):
    return 1 * (response**2 > (np.abs(response).mean() if threshold is None else threshold) ** 2)


def draw_sobel(image):
    figure, axes = plt.subplots(2, 3)
    for row, kernel in zip(axes, [SOBEL_H, SOBEL_V]):
        response = convolve2d(image, kernel, mode="same", boundary="symm")
        for axis, picture in zip(row, [kernel, response, edge_mask(response)]):
            axis.imshow(picture)
    return figure
