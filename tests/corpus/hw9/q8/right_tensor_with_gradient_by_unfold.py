def conv2d_batched(images, kernels, padding=0):
    images = torch.as_tensor(images, dtype=torch.float32)
    kernels = nn.Parameter(torch.as_tensor(kernels, dtype=torch.float32))
    (n, _, h, w), (o, _, s, _) = images.shape, kernels.shape
    columns = F.unfold(images, s, padding=padding)
    return (kernels.reshape(o, -1) @ columns).reshape(n, o, h + 2 * padding - s + 1, w + 2 * padding - s + 1)
