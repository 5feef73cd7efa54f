# at most: 0
# diagnosis: has no `val_loss`
def train_autoencoder(network, train_loader, val_loader, epochs, lr=0.001):
    criterion = nn.MSELoss()
    optimizer = torch.optim.Adam(network.parameters(), lr=lr)
    history = {"train_loss": [], "valid_loss": []}
    for _ in range(epochs):
        network.train()
        total, count = 0.0, 0
        for images, _ in train_loader:
            images = images.to(device)
            optimizer.zero_grad()
            loss = criterion(network(images), images)
            loss.backward()
            optimizer.step()
            total += loss.item() * len(images)
            count += len(images)
        history["train_loss"].append(total / count)
        network.eval()
        total, count = 0.0, 0
        with torch.no_grad():
            for images, _ in val_loader:
                images = images.to(device)
                loss = criterion(network(images), images)
                total += loss.item() * len(images)
                count += len(images)
        history["valid_loss"].append(total / count)
    return history
