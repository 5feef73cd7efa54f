# at most: 2
# diagnosis: default threshold is 0
SOBEL_H = np.array([[1, 2, 1], [0, 0, 0], [-1, -2, -1]])
SOBEL_V = SOBEL_H.T


def edge_mask(response, threshold=None):
    return (np.abs(response) > (threshold or 0)).astype(int)


def draw_sobel(image):
    figure, axes = plt.subplots(2, 3)
    for row, kernel in zip(axes, [SOBEL_H, SOBEL_V]):
        response = convolve2d(image, kernel, mode="same", boundary="symm")
        for axis, picture in zip(row, [kernel, response, edge_mask(response)]):
            axis.imshow(picture)
    return figure
