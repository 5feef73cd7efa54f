# at most: 0
# diagnosis: batches of two tensors
def make_loaders(train_images, train_labels, val_images, val_labels):
    train_loader = DataLoader(train_images, batch_size=32, shuffle=True)
    val_loader = DataLoader(val_images, batch_size=100)
    return train_loader, val_loader
