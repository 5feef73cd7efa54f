# at most: 3.5
# diagnosis: even filter is shifted
def convolve_1d(x, h):
    x, f = np.asarray(x, float), np.asarray(h, float)[::-1]
    padded = np.pad(x, ((len(f) - 1) // 2, len(f) // 2))
    return np.array([padded[i : i + len(f)] @ f for i in range(len(x))])
