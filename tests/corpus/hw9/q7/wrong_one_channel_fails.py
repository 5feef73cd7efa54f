# at most: 5.5
# diagnosis: raised ValueError
def conv2d_channels(image, kernel, padding=0):
    image, kernel = image.squeeze(), kernel.squeeze()
    padded = np.pad(image, ((0, 0), (padding, padding), (padding, padding)))
    windows = np.lib.stride_tricks.sliding_window_view(padded, kernel.shape[1:], axis=(1, 2))
    return np.einsum("chwij,cij->hw", windows, kernel)
