SOBEL_H = np.array([[1, 2, 1], [0, 0, 0], [-1, -2, -1]])
SOBEL_V = SOBEL_H.T


def edge_mask(response, threshold=None):
    r = np.array(response, dtype=float)
    t = np.abs(r).sum() / r.size if threshold is None else threshold
    return np.logical_or(r > t, r < -t).astype(np.uint8)


def draw_sobel(image):
    figure, axes = plt.subplots(2, 3)
    for row, kernel in zip(axes, [SOBEL_H, SOBEL_V]):
        response = convolve2d(np.pad(image, 1, mode="symmetric"), kernel, mode="valid")
        for axis, picture in zip(row, [kernel, response, edge_mask(response)]):
            axis.imshow(picture)
    return figure
