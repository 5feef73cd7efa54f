def conv2d(image, kernel):
    s = len(kernel)
    return [
        [float(np.sum(image[i : i + s, j : j + s] * kernel)) for j in range(len(image[0]) - s + 1)]
        for i in range(len(image) - s + 1)
    ]
