# at most: 0
# diagnosis: NaN
def conv2d_padded(image, kernel, padding=0):
    image = np.pad(np.asarray(image, float), padding, constant_values=np.nan)
    return conv2d(image, kernel)
