# at most: 3.5
# diagnosis: as in a dense network
def make_autoencoder(maps=4):
    encoder = nn.Sequential(
        nn.Flatten(),
        nn.Linear(784, 196),
        nn.ReLU(),
    )
    decoder = nn.Sequential(
        nn.Linear(196, 784),
        nn.Sigmoid(),
        nn.Unflatten(1, (1, 28, 28)),
    )
    return Autoencoder(encoder, decoder)
