# at most: 2
# diagnosis: trained with the validation data, too
def train_model(model, criterion, optimizer, train_loader, val_loader, epochs, device="cpu"):
    history = {"train_loss": [], "train_acc": [], "val_loss": [], "val_acc": []}
    for epoch in range(epochs):
        model.train()
        loss_sum, correct, n = 0.0, 0, 0
        for X, y in train_loader:
            X, y = X.to(device), y.to(device)
            logits = model(X)
            loss = criterion(logits, y)
            loss.backward()
            optimizer.step()
            optimizer.zero_grad()
            loss_sum += loss.item() * len(y)
            correct += (logits.argmax(1) == y).sum().item()
            n += len(y)
        history["train_loss"].append(loss_sum / n)
        history["train_acc"].append(correct / n)
        loss_sum, correct, n = 0.0, 0, 0
        if True:
            for X, y in val_loader:
                X, y = X.to(device), y.to(device)
                logits = model(X)
                loss = criterion(logits, y)
                loss.backward()
                optimizer.step()
                optimizer.zero_grad()
                loss_sum += loss.item() * len(y)
                correct += (logits.argmax(1) == y).sum().item()
                n += len(y)
        history["val_loss"].append(loss_sum / n)
        history["val_acc"].append(correct / n)
    return history
