class Batches:
    def __init__(self, images, labels, size, shuffled):
        self.images, self.labels, self.size, self.shuffled = images, labels, size, shuffled

    def __len__(self):
        return -(-len(self.images) // self.size)

    def __iter__(self):
        order = torch.randperm(len(self.images)) if self.shuffled else torch.arange(len(self.images))
        for index in order.split(self.size):
            yield self.images[index], self.labels[index]


def make_loaders(train_images, train_labels, val_images, val_labels):
    return Batches(train_images, train_labels, 32, True), Batches(val_images, val_labels, 100, False)
