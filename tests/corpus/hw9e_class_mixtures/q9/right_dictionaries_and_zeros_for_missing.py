def class_means(encoder, loader, n_classes=10):
    encoder.eval()
    lists = {o: [] for o in range(n_classes)}
    for images, labels in loader:
        codes = encoder(images.to(device)).detach()
        for code, label in zip(codes, labels.tolist()):
            lists[label].append(code)
    return torch.stack([torch.stack(found).mean(0) if found else torch.zeros(codes.shape[1]) for found in lists.values()])
