def conv2d_batched(images, kernels, padding=0):
    s = kernels.shape[-1]
    x = np.pad(images, [(0, 0), (0, 0), (padding, padding), (padding, padding)]).astype(np.float32)
    h, w = x.shape[2] - s + 1, x.shape[3] - s + 1
    return sum(
        np.tensordot(x[:, :, a : a + h, b : b + w], kernels[:, :, a, b], ([1], [1]))
        for a in range(s)
        for b in range(s)
    ).transpose(0, 3, 1, 2)
