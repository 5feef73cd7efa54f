# at most: 1.5
# diagnosis: training samples are not shuffled
def make_loaders(train_images, train_labels, val_images, val_labels):
    train_loader = DataLoader(TensorDataset(train_images, train_labels), batch_size=32)
    val_loader = DataLoader(TensorDataset(val_images, val_labels), batch_size=100)
    return train_loader, val_loader
