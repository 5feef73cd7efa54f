def make_upsample_autoencoder():
    encoder = nn.Sequential(
        nn.Conv2d(1, 8, 3, stride=2, padding=1),
        nn.LeakyReLU(0.2),
        nn.Conv2d(8, 3, 3, stride=2, padding=1),
        nn.LeakyReLU(0.2),
    )
    decoder = nn.Sequential(
        nn.Upsample(scale_factor=2),
        nn.Conv2d(3, 8, 3, padding=1),
        nn.BatchNorm2d(8),
        nn.LeakyReLU(0.2),
        nn.Upsample(scale_factor=2),
        nn.Conv2d(8, 1, 3, padding=1),
        nn.Sigmoid(),
    )
    return Autoencoder(encoder, decoder)
