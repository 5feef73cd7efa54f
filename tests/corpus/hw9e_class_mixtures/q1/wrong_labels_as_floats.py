# at most: 1.5
# diagnosis: no longer int64
def make_loaders(train_images, train_labels, val_images, val_labels):
    train_loader = DataLoader(TensorDataset(train_images, train_labels.float()), batch_size=32, shuffle=True)
    val_loader = DataLoader(TensorDataset(val_images, val_labels.float()), batch_size=100)
    return train_loader, val_loader
