def conv2d_channels(image, kernel, padding=0):
    planes = [torch.as_tensor(conv2d_padded(image[c], kernel[c], padding)) for c in range(len(image))]
    return torch.stack(planes).sum(dim=0)
