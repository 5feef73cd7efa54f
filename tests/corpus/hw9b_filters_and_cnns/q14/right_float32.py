def convolve_1d(x, h):
    padded = add_padding_1d(x, len(h)).astype(np.float32)
    flipped = np.flip(np.asarray(h, np.float32))
    return np.stack([np.dot(padded[i : i + len(h)], flipped) for i in range(len(x))])
