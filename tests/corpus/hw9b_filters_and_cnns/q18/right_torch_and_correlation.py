SOBEL_H = torch.tensor([[1.0, 2.0, 1.0], [0.0, 0.0, 0.0], [-1.0, -2.0, -1.0]])
SOBEL_V = SOBEL_H.T.contiguous()


def edge_mask(response, threshold=None):
    strength = torch.as_tensor(response).abs()
    limit = strength.mean() if threshold is None else threshold
    return (strength > limit).numpy()


def draw_sobel(image):
    figure, axes = plt.subplots(2, 3)
    for row, kernel in zip(axes, [SOBEL_H, SOBEL_V]):
        response = convolve2d(image, kernel.numpy()[::-1, ::-1], mode="same", boundary="symm")
        for axis, picture in zip(row, [kernel, response, edge_mask(response)]):
            axis.imshow(picture)
    return figure
