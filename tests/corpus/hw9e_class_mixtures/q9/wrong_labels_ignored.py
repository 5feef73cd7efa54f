# at most: 1.5
# diagnosis: labels are ignored
def class_means(encoder, loader, n_classes=10):
    encoder.eval()
    codes, labels = [], []
    with torch.no_grad():
        for images, batch_labels in loader:
            codes.append(encoder(images.to(device)))
            labels.append(batch_labels.to(device))
    codes, labels = torch.cat(codes), torch.cat(labels)
    return torch.stack([codes[o::n_classes].mean(0) for o in range(n_classes)])
