# at most: 3.5
# diagnosis: start anew
def train_model(model, criterion, optimizer, train_loader, val_loader, epochs, device="cpu"):
    history = {"train_loss": [], "train_acc": [], "val_loss": [], "val_acc": []}
    sums, rights = [0.0, 0.0], [0, 0]
    for epoch in range(epochs):
        model.train()
        n = 0
        for X, y in train_loader:
            X, y = X.to(device), y.to(device)
            logits = model(X)
            loss = criterion(logits, y)
            loss.backward()
            optimizer.step()
            optimizer.zero_grad()
            sums[0] += loss.item() * len(y)
            rights[0] += (logits.argmax(1) == y).sum().item()
            n += len(y)
        history["train_loss"].append(sums[0] / n)
        history["train_acc"].append(rights[0] / n)
        model.eval()
        n = 0
        with torch.no_grad():
            for X, y in val_loader:
                X, y = X.to(device), y.to(device)
                logits = model(X)
                loss = criterion(logits, y)
                sums[1] += loss.item() * len(y)
                rights[1] += (logits.argmax(1) == y).sum().item()
                n += len(y)
        history["val_loss"].append(sums[1] / n)
        history["val_acc"].append(rights[1] / n)
    return history
