# at most: 3.5
# diagnosis: raised AssertionError
def convolve_1d(x, h):
    assert len(h) % 2 == 1
    padded = add_padding_1d(x, len(h))
    flipped = np.asarray(h, dtype=float)[::-1]
    return np.array([padded[i : i + len(h)] @ flipped for i in range(len(x))])
