def make_loaders(train_images, train_labels, val_images, val_labels):
    train, val = TensorDataset(train_images, train_labels), TensorDataset(val_images, val_labels)
    sampler = torch.utils.data.RandomSampler(train)
    return (
        DataLoader(train, batch_size=32, sampler=sampler, drop_last=False),
        DataLoader(val, batch_size=100, shuffle=False, num_workers=0),
    )
