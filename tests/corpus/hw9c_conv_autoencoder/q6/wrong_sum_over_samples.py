# at most: 2.5
# diagnosis: is a sum over the samples
def train_epoch(model, loader, criterion, optimizer):
    model.train()
    total, samples = 0.0, 0
    for images, _ in loader:
        images = images.to(device)
        optimizer.zero_grad()
        loss = criterion(model(images), images)
        loss.backward()
        optimizer.step()
        total += loss.item() * len(images)
        samples += len(images)
    return total


def evaluate(model, loader, criterion):
    model.eval()
    total = 0.0
    with torch.no_grad():
        for batch in loader:
            images = batch[0].to(device)
            total += criterion(model(images), images).item() * images.size(0)
    return total
