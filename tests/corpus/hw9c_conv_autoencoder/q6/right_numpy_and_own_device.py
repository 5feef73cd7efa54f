def train_epoch(model, loader, criterion, optimizer):
    model.train()
    place = next(model.parameters()).device
    losses, sizes = [], []
    for pictures, _labels in loader:
        pictures = pictures.to(place)
        reconstructions = model(pictures)
        loss = criterion(reconstructions, pictures)
        model.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.detach().cpu().numpy())
        sizes.append(pictures.shape[0])
    return np.average(losses, weights=sizes)


def evaluate(model, loader, criterion):
    was_training = model.training
    model.eval()
    losses, sizes = [], []
    with torch.no_grad():
        for pictures, _labels in loader:
            pictures = pictures.to(next(model.parameters()).device)
            losses += [float(criterion(model(pictures), pictures))] * len(pictures)
    model.train(was_training)
    return np.mean(losses)
