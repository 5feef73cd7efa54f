# at most: 2.5
# diagnosis: changes the weights of the model
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
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    model.eval()
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
