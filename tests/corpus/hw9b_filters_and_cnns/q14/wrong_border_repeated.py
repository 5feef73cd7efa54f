# at most: 0
# diagnosis: repeats the outermost
def convolve_1d(x, h):
    x, f = np.asarray(x, float), np.asarray(h, float)[::-1]
    padded = np.pad(x, len(f) // 2, mode="edge")
    return np.array([padded[i : i + len(f)] @ f for i in range(len(x))])
