# at most: 3
# diagnosis: The optimizer steps only once an epoch, with the gradients of the last batch
def train_epoch(model, loader, criterion, optimizer):
    model.train()
    losses, sizes = [], []
    for images, _ in loader:
        images = images.to(device)
        optimizer.zero_grad()
        loss = criterion(model(images), images)
        loss.backward()
        losses.append(loss.item())
        sizes.append(len(images))
    optimizer.step()
    return epoch_mean(losses, sizes)


def evaluate(model, loader, criterion):
    model.eval()
    losses, sizes = [], []
    with torch.no_grad():
        for images, _ in loader:
            images = images.to(device)
            losses.append(criterion(model(images), images).item())
            sizes.append(len(images))
    return epoch_mean(losses, sizes)
