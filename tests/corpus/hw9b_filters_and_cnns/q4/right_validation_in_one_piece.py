@torch.no_grad()
def validate(model, criterion, loader, device):
    model.eval()
    pairs = [(model(X.to(device)), y.to(device)) for X, y in loader]
    logits, labels = (torch.cat(part) for part in zip(*pairs))
    return criterion(logits, labels).item(), (logits.argmax(-1) == labels).float().mean().item()


def train_model(model, criterion, optimizer, train_loader, val_loader, epochs, device="cpu"):
    history = dict(train_loss=[], train_acc=[], val_loss=[], val_acc=[])
    n = len(train_loader.dataset)
    while len(history["val_acc"]) < epochs:
        model.train()
        total, right = 0.0, 0
        for images, labels in train_loader:
            images, labels = images.to(device), labels.to(device)
            optimizer.zero_grad()
            outputs = model(images)
            batch_loss = criterion(outputs, labels)
            batch_loss.backward()
            optimizer.step()
            total += batch_loss.item() * images.size(0)
            right += int((outputs.argmax(dim=1) == labels).sum())
        history["train_loss"] += [total / n]
        history["train_acc"] += [right / n]
        loss, acc = validate(model, criterion, val_loader, device)
        history["val_loss"] += [loss]
        history["val_acc"] += [acc]
    return history
