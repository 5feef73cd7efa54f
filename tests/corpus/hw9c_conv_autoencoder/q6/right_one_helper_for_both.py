def one_pass(model, loader, criterion, optimizer=None):
    sums = torch.zeros(2, dtype=torch.float64)
    for images, labels in loader:
        images = images.to(device)
        loss = criterion(model(images), images)
        if optimizer is not None:
            loss.backward()
            optimizer.step()
            optimizer.zero_grad()
        sums += torch.tensor([float(loss.detach()) * len(images), len(images)], dtype=torch.float64)
    return (sums[0] / sums[1]).item()


def train_epoch(model, loader, criterion, optimizer):
    model.train()
    return one_pass(model, loader, criterion, optimizer)


def evaluate(model, loader, criterion):
    model.eval()
    with torch.inference_mode():
        return one_pass(model, loader, criterion)
