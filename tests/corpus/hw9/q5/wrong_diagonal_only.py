# at most: 0
# diagnosis: Only the diagonal
def conv2d(image, kernel):
    s = len(kernel)
    return np.array([np.sum(image[i : i + s, i : i + s] * kernel) for i in range(min(image.shape) - s + 1)])
