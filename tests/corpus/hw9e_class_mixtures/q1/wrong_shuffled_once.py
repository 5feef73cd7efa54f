# at most: 1.5
# diagnosis: same order in each epoch
def make_loaders(train_images, train_labels, val_images, val_labels):
    order = torch.randperm(len(train_images))
    train_loader = DataLoader(TensorDataset(train_images[order], train_labels[order]), batch_size=32)
    return train_loader, DataLoader(TensorDataset(val_images, val_labels), batch_size=100)
