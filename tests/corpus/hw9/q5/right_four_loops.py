def conv2d(image, kernel):
    h, w = image.shape
    s = len(kernel)
    output = np.zeros((h - s + 1, w - s + 1))
    for i in range(h - s + 1):
        for j in range(w - s + 1):
            for a in range(s):
                for b in range(s):
                    output[i, j] += image[i + a, j + b] * kernel[a, b]
    return output
