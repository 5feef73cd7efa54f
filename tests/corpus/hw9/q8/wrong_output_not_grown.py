# at most: 1.5
# diagnosis: The output has not grown
def conv2d_batched(images, kernels, padding=0):
    h, w, s = *images.shape[2:], kernels.shape[-1]
    return np.array([[conv2d_channels(x, k, padding) for k in kernels] for x in images])[
        :, :, : h - s + 1, : w - s + 1
    ]
