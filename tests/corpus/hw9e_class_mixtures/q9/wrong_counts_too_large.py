# at most: 2
# diagnosis: one too large
def class_means(encoder, loader, n_classes=10):
    encoder.eval()
    sums, counts = 0, torch.ones(n_classes, 1, device=device)
    with torch.no_grad():
        for images, labels in loader:
            codes = encoder(images.to(device))
            masks = F.one_hot(labels.to(device), n_classes).float()
            sums = sums + masks.T @ codes
            counts += masks.sum(0)[:, None]
    return sums / counts
