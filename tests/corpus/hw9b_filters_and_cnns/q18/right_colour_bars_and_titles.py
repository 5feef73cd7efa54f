SOBEL_H = np.array([[1, 2, 1], [0, 0, 0], [-1, -2, -1]])
SOBEL_V = SOBEL_H.T


def edge_mask(response, threshold=None):
    strength = np.abs(response)
    limit = strength.mean() if threshold is None else threshold
    return (strength > limit).astype(int)


def draw_sobel(image):
    figure, axes = plt.subplots(2, 3, figsize=(10, 6), layout="constrained")
    for row, (name, kernel) in enumerate({"horizontal": SOBEL_H, "vertical": SOBEL_V}.items()):
        response = convolve2d(image, kernel, mode="same", boundary="symm")
        for column, picture in enumerate([kernel, response, edge_mask(response)]):
            shown = axes[row, column].imshow(picture, cmap="gray")
            axes[row, column].set_title(name)
            figure.colorbar(shown, ax=axes[row, column])
    return figure
