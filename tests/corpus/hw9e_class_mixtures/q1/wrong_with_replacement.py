# at most: 1.5
# diagnosis: more than once
def make_loaders(train_images, train_labels, val_images, val_labels):
    train = TensorDataset(train_images, train_labels)
    sampler = torch.utils.data.RandomSampler(train, replacement=True)
    train_loader = DataLoader(train, batch_size=32, sampler=sampler)
    return train_loader, DataLoader(TensorDataset(val_images, val_labels), batch_size=100)
