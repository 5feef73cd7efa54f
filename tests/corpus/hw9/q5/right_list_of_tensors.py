def conv2d(image, kernel):
    image, kernel = torch.tensor(image), torch.tensor(kernel)
    s = len(kernel)
    return [
        torch.stack([(image[i : i + s, j : j + s] * kernel).sum() for j in range(image.shape[1] - s + 1)])
        for i in range(image.shape[0] - s + 1)
    ]
