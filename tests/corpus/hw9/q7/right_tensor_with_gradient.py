def conv2d_channels(image, kernel, padding=0):
    image = F.pad(torch.as_tensor(image).double(), [padding] * 4)
    kernel = torch.as_tensor(kernel).double().requires_grad_()
    s = kernel.shape[-1]
    return torch.einsum("chwij,cij->hw", image.unfold(1, s, 1).unfold(2, s, 1), kernel)
