# at most: 1.5
# diagnosis: changes the response
SOBEL_H = np.array([[1, 2, 1], [0, 0, 0], [-1, -2, -1]])
SOBEL_V = SOBEL_H.T


def edge_mask(response, threshold=None):
    limit = np.abs(response).mean() if threshold is None else threshold
    response[np.abs(response) <= limit] = 0
    return (response != 0).astype(int)


def draw_sobel(image):
    figure, axes = plt.subplots(2, 3)
    for row, kernel in zip(axes, [SOBEL_H, SOBEL_V]):
        response = convolve2d(image, kernel, mode="same", boundary="symm")
        for axis, picture in zip(row, [kernel, response, edge_mask(response)]):
            axis.imshow(picture)
    return figure
