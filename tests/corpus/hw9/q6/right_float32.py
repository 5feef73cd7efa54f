def conv2d_padded(image, kernel, padding=0):
    return conv2d(np.pad(image.astype(np.float32), padding), kernel)
