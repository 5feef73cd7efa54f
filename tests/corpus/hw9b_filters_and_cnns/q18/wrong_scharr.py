# at most: 2.5
# diagnosis: Scharr
SOBEL_H = np.array([[3, 10, 3], [0, 0, 0], [-3, -10, -3]])
SOBEL_V = SOBEL_H.T


def edge_mask(response, threshold=None):
    strength = np.abs(response)
    limit = strength.mean() if threshold is None else threshold
    return (strength > limit).astype(int)


def draw_sobel(image):
    figure, axes = plt.subplots(2, 3)
    for row, kernel in zip(axes, [SOBEL_H, SOBEL_V]):
        response = convolve2d(image, kernel, mode="same", boundary="symm")
        for axis, picture in zip(row, [kernel, response, edge_mask(response)]):
            axis.imshow(picture)
    return figure
