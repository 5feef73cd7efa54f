# at most: 1.5
# diagnosis: whatever `padding` says
def conv2d_padded(image, kernel, padding=0):
    return conv2d(np.pad(image, 1), kernel)
