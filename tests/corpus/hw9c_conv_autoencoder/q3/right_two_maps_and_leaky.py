def make_autoencoder(maps=4):
    encoder = nn.Sequential(
        nn.Conv2d(1, 8, 3, padding=1),
        nn.LeakyReLU(0.1),
        nn.MaxPool2d(2),
        nn.Conv2d(8, 2, 3, padding=1),
        nn.LeakyReLU(0.1),
        nn.MaxPool2d(2),
    )
    decoder = nn.Sequential(
        nn.ConvTranspose2d(2, 8, 2, stride=2),
        nn.LeakyReLU(0.1),
        nn.ConvTranspose2d(8, 1, 2, stride=2),
        nn.Sigmoid(),
    )
    return Autoencoder(encoder, decoder)
