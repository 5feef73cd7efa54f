# at most: 0
# diagnosis: never set back
def convolve_1d(x, h):
    y, total = np.zeros(len(x)), 0
    padded = add_padding_1d(x, len(h))
    for i in range(len(x)):
        for k in range(len(h)):
            total += padded[i + k] * h[len(h) - 1 - k]
        y[i] = total
    return y
