# at most: 0
# diagnosis: mirrors the signal
def convolve_1d(x, h):
    x, f = np.asarray(x, float), np.asarray(h, float)[::-1]
    padded = np.pad(x, len(f) // 2, mode="symmetric")
    return np.array([padded[i : i + len(f)] @ f for i in range(len(x))])
