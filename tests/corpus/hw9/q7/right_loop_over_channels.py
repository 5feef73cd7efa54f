def conv2d_channels(image, kernel, padding=0):
    total = 0
    for plane, weights in zip(image, kernel):
        total = total + conv2d_padded(plane, weights, padding=padding)
    return total
