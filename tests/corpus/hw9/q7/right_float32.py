def conv2d_channels(image, kernel, padding=0):
    total = np.zeros_like(conv2d_padded(image[0], kernel[0], padding), dtype=np.float32)
    for c in range(len(image)):
        total += conv2d_padded(image[c].astype(np.float32), kernel[c].astype(np.float32), padding).astype(
            np.float32
        )
    return total
