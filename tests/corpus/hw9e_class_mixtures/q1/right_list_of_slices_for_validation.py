def make_loaders(train_images, train_labels, val_images, val_labels):
    train = list(zip(train_images, train_labels))
    return [
        DataLoader(train, 32, shuffle=True),
        list(zip(val_images.split(100), val_labels.split(100))),
    ]
