# at most: 2
# diagnosis: A constant code gives a pattern of blocks
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
        nn.Conv2d(4, 64, 1),
        nn.PixelShuffle(2),
        nn.ReLU(),
        nn.Conv2d(16, 4, 1),
        nn.PixelShuffle(2),
        nn.Sigmoid(),
    )
    return Autoencoder(encoder, decoder)
