@torch.inference_mode()
def class_means(encoder, loader, n_classes=10):
    encoder = encoder.eval()
    sums = None
    for images, labels in loader:
        codes = encoder(images.to(device)).double()
        if sums is None:
            sums = torch.zeros(n_classes, codes.shape[1], dtype=codes.dtype, device=device)
            counts = torch.zeros(n_classes, dtype=torch.long, device=device)
        sums.index_add_(0, labels.to(device), codes)
        counts += torch.bincount(labels.to(device), minlength=n_classes)
    return (sums / counts[:, None]).float()
