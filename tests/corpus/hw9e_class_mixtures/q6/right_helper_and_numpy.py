def train_autoencoder(network, train_loader, val_loader, epochs, lr=0.001):
    optimizer = torch.optim.Adam(network.parameters(), lr)

    def run(loader, training):
        network.train(training)
        losses, sizes = [], []
        for images, _ in loader:
            images = images.to(device)
            with torch.set_grad_enabled(training):
                loss = F.mse_loss(network(images), images)
            if training:
                loss.backward()
                optimizer.step()
                optimizer.zero_grad()
            losses.append(loss.item())
            sizes.append(len(images))
        return np.average(losses, weights=sizes)

    pairs = [(run(train_loader, True), run(val_loader, False)) for _ in range(epochs)]
    return {"train_loss": [pair[0] for pair in pairs], "val_loss": [pair[1] for pair in pairs]}
