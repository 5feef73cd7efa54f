# at most: 3.5
# diagnosis: no tensor
def class_means(encoder, loader, n_classes=10):
    encoder.eval()
    codes, labels = [], []
    with torch.no_grad():
        for images, batch_labels in loader:
            codes.append(encoder(images.to(device)))
            labels.append(batch_labels.to(device))
    codes, labels = torch.cat(codes), torch.cat(labels)
    return torch.stack([codes[labels == o].mean(0) for o in range(n_classes)]).numpy()
