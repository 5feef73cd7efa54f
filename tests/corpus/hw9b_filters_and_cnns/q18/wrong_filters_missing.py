# at most: 1.5
# diagnosis: is not defined yet
def edge_mask(response, threshold=None):
    strength = np.abs(response)
    limit = strength.mean() if threshold is None else threshold
    return (strength > limit).astype(int)


def draw_sobel(image):
    figure, axes = plt.subplots(2, 3)
    for row, kernel in zip(axes, [np.eye(3), np.eye(3)]):
        response = convolve2d(image, kernel, mode="same", boundary="symm")
        for axis, picture in zip(row, [kernel, response, edge_mask(response)]):
            axis.imshow(picture)
    return figure
