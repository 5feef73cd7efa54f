# at most: 3.5
# diagnosis: measured anew after the training
def train_autoencoder(network, train_loader, val_loader, epochs, lr=0.001):
    optimizer = torch.optim.Adam(network.parameters(), lr=lr)
    history = {"train_loss": [], "val_loss": []}

    def measure(loader):
        network.eval()
        with torch.no_grad():
            losses = [(F.mse_loss(network(x.to(device)), x.to(device)).item(), len(x)) for x, _ in loader]
        return sum(loss * n for loss, n in losses) / sum(n for _, n in losses)

    for _ in range(epochs):
        network.train()
        for images, _ in train_loader:
            images = images.to(device)
            optimizer.zero_grad()
            F.mse_loss(network(images), images).backward()
            optimizer.step()
        history["train_loss"].append(measure(train_loader))
        history["val_loss"].append(measure(val_loader))
    return history
