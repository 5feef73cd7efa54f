def conv2d(image, kernel):
    s = kernel.shape[0]
    h, w = image.shape[0] - s + 1, image.shape[1] - s + 1
    return sum(kernel[a, b] * image[a : a + h, b : b + w] for a in range(s) for b in range(s))
