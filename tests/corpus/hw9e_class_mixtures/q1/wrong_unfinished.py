# at most: 0
# diagnosis: not implemented
def make_loaders(train_images, train_labels, val_images, val_labels):
    raise NotImplementedError()
