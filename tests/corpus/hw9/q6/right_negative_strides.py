def conv2d_padded(image, kernel, padding=0):
    padded, flipped = np.pad(image, padding)[::-1, ::-1], kernel[::-1, ::-1]
    s = len(flipped)
    windows = np.lib.stride_tricks.sliding_window_view(padded, (s, s))
    return (windows * flipped).sum(axis=(2, 3))[::-1, ::-1]
