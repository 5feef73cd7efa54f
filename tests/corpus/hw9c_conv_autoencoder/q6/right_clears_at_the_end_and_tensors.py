def train_epoch(model, loader, criterion, optimizer):
    model.train()
    optimizer.zero_grad()
    total = torch.zeros((), dtype=torch.float64)
    for images, _ in loader:
        images = images.to(device)
        loss = criterion(model(images), images)
        loss.backward()
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        total += loss.detach() * len(images)
    return float(total / len(loader.dataset))


def evaluate(model, loader, criterion):
    model.train(False)
    with torch.no_grad():
        parts = [(criterion(model(x.to(device)), x.to(device)).item(), len(x)) for x, _ in loader]
    return sum(loss * n for loss, n in parts) / sum(n for _, n in parts)
