# at most: 1.5
# diagnosis: channels are padded, too
def conv2d_channels(image, kernel, padding=0):
    padded, s = np.pad(image, padding), kernel.shape[-1]
    return sum(conv2d(padded[c], kernel[c]) for c in range(len(kernel)))
