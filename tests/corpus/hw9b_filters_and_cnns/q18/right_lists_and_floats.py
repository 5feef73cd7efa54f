SOBEL_H = [[1.0, 2.0, 1.0], [0.0, 0.0, 0.0], [-1.0, -2.0, -1.0]]
SOBEL_V = [[1.0, 0.0, -1.0], [2.0, 0.0, -2.0], [1.0, 0.0, -1.0]]


def edge_mask(response, threshold=None):
    if threshold is None:
        threshold = abs(response).mean()
    return np.where(abs(response) > threshold, 1.0, 0.0)


def draw_sobel(image):
    figure, axes = plt.subplots(2, 3)
    for row, kernel in zip(axes, [np.array(SOBEL_H), np.array(SOBEL_V)]):
        response = convolve2d(image, kernel, mode="same", boundary="symm")
        for axis, picture in zip(row, [kernel, response, edge_mask(response)]):
            axis.imshow(picture)
    return figure
