# at most: 3.5
# diagnosis: measured before the training
def train_autoencoder(network, train_loader, val_loader, epochs, lr=0.001):
    optimizer = torch.optim.Adam(network.parameters(), lr=lr)
    history = {"train_loss": [], "val_loss": []}
    for _ in range(epochs):
        for name, loader in {"val_loss": val_loader, "train_loss": train_loader}.items():
            network.train(name == "train_loss")
            total, count = 0.0, 0
            with torch.set_grad_enabled(network.training):
                for images, _ in loader:
                    images = images.to(device)
                    loss = F.mse_loss(network(images), images)
                    total, count = total + loss.item() * len(images), count + len(images)
                    if network.training:
                        optimizer.zero_grad()
                        loss.backward()
                        optimizer.step()
            history[name].append(total / count)
    return history
