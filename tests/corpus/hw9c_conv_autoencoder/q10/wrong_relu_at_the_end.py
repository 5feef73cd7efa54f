# at most: 2.5
# diagnosis: instead of a ReLU
def make_upsample_autoencoder():
    encoder = nn.Sequential(
        nn.Conv2d(1, 16, 3, padding=1),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Conv2d(16, 4, 3, padding=1),
        nn.ReLU(),
        nn.MaxPool2d(2),
    )
    decoder = nn.Sequential(
        nn.Upsample(scale_factor=2),
        nn.Conv2d(4, 16, 3, padding=1),
        nn.ReLU(),
        nn.Upsample(scale_factor=2),
        nn.Conv2d(16, 1, 3, padding=1),
        nn.ReLU(),
    )
    return Autoencoder(encoder, decoder)
