# at most: 0
# diagnosis: is not implemented yet
def train_epoch(model, loader, criterion, optimizer):
    raise NotImplementedError()


def evaluate(model, loader, criterion):
    raise NotImplementedError()
