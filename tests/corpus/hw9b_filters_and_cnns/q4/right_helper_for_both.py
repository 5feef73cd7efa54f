def run_epoch(model, criterion, loader, device, optimizer=None):
    model.train(optimizer is not None)
    losses, hits = [], []
    for X, y in loader:
        X, y = X.to(device), y.to(device)
        logits = model(X)
        loss = criterion(logits, y)
        if optimizer:
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            optimizer.step()
        losses += [loss.item()] * len(y)
        hits += (logits.max(dim=1).indices == y).tolist()
    return float(np.mean(losses)), float(np.mean(hits))


def train_model(model, criterion, optimizer, train_loader, val_loader, epochs, device="cpu"):
    rows = []
    for _ in range(epochs):
        trained = run_epoch(model, criterion, train_loader, device, optimizer)
        with torch.no_grad():
            rows.append(trained + run_epoch(model, criterion, val_loader, device))
    names = ["train_loss", "train_acc", "val_loss", "val_acc"]
    return {name: list(column) for name, column in zip(names, zip(*rows))}
