def conv2d_padded(image, kernel, padding=0):
    image = np.pad(image, padding)
    return conv2d(image, kernel)
