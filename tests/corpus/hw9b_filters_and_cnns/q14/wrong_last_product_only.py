# at most: 0
# diagnosis: Only the last product survives
def convolve_1d(x, h):
    y = np.zeros(len(x))
    padded = add_padding_1d(x, len(h))
    for i in range(len(x)):
        for k in range(len(h)):
            y[i] = padded[i + k] * h[len(h) - 1 - k]
    return y
