# at most: 0
# diagnosis: taken for kernels
def conv2d_batched(images, kernels, padding=0):
    return np.array(
        [[conv2d_padded(x[c], kernels[0, c], padding) for c in range(images.shape[1])] for x in images]
    )
