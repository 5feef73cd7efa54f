# at most: 0
# diagnosis: not implemented
def class_means(encoder, loader, n_classes=10):
    raise NotImplementedError()
