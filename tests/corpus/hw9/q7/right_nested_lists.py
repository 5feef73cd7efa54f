def conv2d_channels(image, kernel, padding=0):
    return sum(np.asarray(conv2d_padded(x, k, padding)) for x, k in zip(image, kernel)).tolist()
