# at most: 2
# diagnosis: code of the mean picture
def class_means(encoder, loader, n_classes=10):
    encoder.eval()
    pictures = torch.cat([images for images, _ in loader])
    labels = torch.cat([labels for _, labels in loader])
    means = torch.stack([pictures[labels == o].mean(0) for o in range(n_classes)])
    with torch.no_grad():
        return encoder(means.to(device))
