# at most: 5
# diagnosis: raised IndexError
def conv2d(image, kernel):
    (h, w), s = image.shape, kernel.shape[0]
    image[s]
    windows = np.lib.stride_tricks.sliding_window_view(image, (s, s))
    return (windows * kernel).sum(axis=(2, 3))
