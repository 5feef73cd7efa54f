# at most: 1.5
# diagnosis: do not belong to their images
def make_loaders(train_images, train_labels, val_images, val_labels):
    train_images = train_images[torch.randperm(len(train_images))]
    train_loader = DataLoader(TensorDataset(train_images, train_labels), batch_size=32, shuffle=True)
    return train_loader, DataLoader(TensorDataset(val_images, val_labels), batch_size=100)
