# at most: 1.5
# diagnosis: means of batches are added up
def class_means(encoder, loader, n_classes=10):
    encoder.eval()
    means = [[] for _ in range(n_classes)]
    with torch.no_grad():
        for images, labels in loader:
            codes = encoder(images.to(device))
            for o in range(n_classes):
                if (labels == o).any():
                    means[o].append(codes[labels == o].mean(0))
    return torch.stack([torch.stack(each).sum(0) for each in means])
