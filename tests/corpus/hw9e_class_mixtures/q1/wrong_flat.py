# at most: 1.5
# diagnosis: another shape
def make_loaders(train_images, train_labels, val_images, val_labels):
    train_loader = DataLoader(TensorDataset(train_images.flatten(1), train_labels), batch_size=32, shuffle=True)
    val_loader = DataLoader(TensorDataset(val_images.flatten(1), val_labels), batch_size=100)
    return train_loader, val_loader
