# at most: 0
# diagnosis: yields no batch in the second epoch
def make_loaders(train_images, train_labels, val_images, val_labels):
    def batches(images, labels, size, shuffled):
        order = torch.randperm(len(images)) if shuffled else torch.arange(len(images))
        for index in order.split(size):
            yield images[index], labels[index]

    return batches(train_images, train_labels, 32, True), batches(val_images, val_labels, 100, False)
