def conv2d_padded(image, kernel, padding=0):
    image = F.pad(torch.as_tensor(image, dtype=torch.float32), (padding,) * 4)
    kernel = nn.Parameter(torch.as_tensor(kernel, dtype=torch.float32))
    return (image.unfold(0, len(kernel), 1).unfold(1, len(kernel), 1) * kernel).sum((2, 3))
