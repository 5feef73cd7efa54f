# at most: 0
# diagnosis: square images only
def conv2d_padded(image, kernel, padding=0):
    padded, s = np.pad(image, padding), len(kernel)
    side = min(padded.shape) - s + 1
    return np.array([[np.sum(padded[i : i + s, j : j + s] * kernel) for j in range(side)] for i in range(side)])
