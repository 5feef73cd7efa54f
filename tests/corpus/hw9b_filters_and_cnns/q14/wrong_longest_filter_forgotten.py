# at most: 3.5
# diagnosis: all zeros
def convolve_1d(x, h):
    y = np.zeros(len(x))
    if len(h) < len(x):
        padded = add_padding_1d(x, len(h))
        for i in range(len(x)):
            y[i] = padded[i : i + len(h)] @ np.flip(h)
    return y
