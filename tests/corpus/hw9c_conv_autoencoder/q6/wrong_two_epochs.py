# at most: 2.5
# diagnosis: There is more than one epoch
def train_epoch(model, loader, criterion, optimizer):
    model.train()
    losses, sizes = [], []
    for images, _ in [*loader, *loader]:
        images = images.to(device)
        optimizer.zero_grad()
        loss = criterion(model(images), images)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
        sizes.append(len(images))
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
