# at most: 2
# diagnosis: `evaluate` is not implemented yet
def train_epoch(model, loader, criterion, optimizer):
    model.train()
    losses, sizes = [], []
    for images, _ in loader:
        images = images.to(device)
        optimizer.zero_grad()
        loss = criterion(model(images), images)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
        sizes.append(len(images))
    return epoch_mean(losses, sizes)


def evaluate(model, loader, criterion):
    raise NotImplementedError()
