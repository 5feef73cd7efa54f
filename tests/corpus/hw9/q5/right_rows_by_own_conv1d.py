def conv2d(image, kernel):
    s = len(kernel)
    return np.array(
        [sum(conv1d(image[i + a], kernel[a]) for a in range(s)) for i in range(len(image) - s + 1)]
    )
