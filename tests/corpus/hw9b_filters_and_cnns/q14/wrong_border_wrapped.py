# at most: 0
# diagnosis: begins anew beyond its end
def convolve_1d(x, h):
    x, f = np.asarray(x, float), np.asarray(h, float)[::-1]
    padded = np.pad(x, len(f) // 2, mode="wrap")
    return np.array([padded[i : i + len(f)] @ f for i in range(len(x))])
