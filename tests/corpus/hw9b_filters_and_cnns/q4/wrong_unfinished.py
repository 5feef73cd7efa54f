# at most: 0
# diagnosis: is not implemented yet
def train_model(model, criterion, optimizer, train_loader, val_loader, epochs, device="cpu"):
    raise NotImplementedError()
