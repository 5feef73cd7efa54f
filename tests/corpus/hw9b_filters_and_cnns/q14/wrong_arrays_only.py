# at most: 3.5
# diagnosis: Lists must do
def convolve_1d(x, h):
    f = h[::-1].astype(float)
    padded = np.pad(x, len(f) // 2)
    return np.array([padded[i : i + len(f)] @ f for i in range(len(x))])
