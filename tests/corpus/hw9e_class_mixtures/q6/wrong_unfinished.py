# at most: 0
# diagnosis: not implemented
def train_autoencoder(network, train_loader, val_loader, epochs, lr=0.001):
    raise NotImplementedError()
