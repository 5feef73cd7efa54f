# at most: 4.5
# diagnosis: as in a dense network
def make_autoencoder(maps=4):
    encoder = nn.Sequential(
        nn.Conv2d(1, 16, 3, padding=1),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Conv2d(16, 4, 3, padding=1),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Flatten(),
        nn.Linear(196, 32),
        nn.Unflatten(1, (32, 1, 1)),
    )
    decoder = nn.Sequential(
        nn.Flatten(),
        nn.Linear(32, 196),
        nn.Unflatten(1, (4, 7, 7)),
        nn.ConvTranspose2d(4, 16, 2, stride=2),
        nn.ReLU(),
        nn.ConvTranspose2d(16, 1, 2, stride=2),
        nn.Sigmoid(),
    )
    return Autoencoder(encoder, decoder)
