# at most: 1.5
# diagnosis: Only the last batch
def class_means(encoder, loader, n_classes=10):
    encoder.eval()
    codes, labels = [], []
    with torch.no_grad():
        for images, batch_labels in loader:
            codes, labels = [encoder(images.to(device))], [batch_labels.to(device)]
    codes, labels = torch.cat(codes), torch.cat(labels)
    return torch.stack([codes[labels == o].mean(0) for o in range(n_classes)])
