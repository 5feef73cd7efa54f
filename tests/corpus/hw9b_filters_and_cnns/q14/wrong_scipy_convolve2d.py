# at most: 0.5
# diagnosis: `convolve2d` is ready-made
def convolve_1d(x, h):
    full = convolve2d(np.array(x, dtype=float)[None], np.array(h, dtype=float)[None])[0]
    return full[(len(h) - 1) // 2 :][: len(x)]
