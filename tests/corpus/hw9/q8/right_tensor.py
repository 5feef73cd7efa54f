def conv2d_batched(images, kernels, padding=0):
    padded = F.pad(torch.as_tensor(images, dtype=torch.float64), (padding,) * 4)
    kernels = torch.as_tensor(kernels, dtype=torch.float64)
    s = kernels.shape[-1]
    return torch.einsum("nchwij,ocij->nohw", padded.unfold(2, s, 1).unfold(3, s, 1), kernels)
