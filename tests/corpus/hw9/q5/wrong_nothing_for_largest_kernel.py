# at most: 5.5
# diagnosis: all zeros
def conv2d(image, kernel):
    (h, w), s = image.shape, kernel.shape[0]
    output = np.zeros((h - s + 1, w - s + 1))
    for i in range(output.shape[0]):
        for j in range(output.shape[1]):
            output[i, j] += np.sum(image[i : i + s, j : j + s] * kernel)
    return output if output.size > 1 else output * 0
