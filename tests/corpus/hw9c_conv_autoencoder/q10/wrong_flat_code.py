# at most: 1.5
# diagnosis: The code is flat
def make_upsample_autoencoder():
    encoder = nn.Sequential(
        nn.Conv2d(1, 16, 3, padding=1),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Conv2d(16, 4, 3, padding=1),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Flatten(),
    )
    decoder = nn.Sequential(
        nn.Unflatten(1, (4, 7, 7)),
        nn.Upsample(scale_factor=2),
        nn.Conv2d(4, 16, 3, padding=1),
        nn.ReLU(),
        nn.Upsample(scale_factor=2),
        nn.Conv2d(16, 1, 3, padding=1),
        nn.Sigmoid(),
    )
    return Autoencoder(encoder, decoder)
