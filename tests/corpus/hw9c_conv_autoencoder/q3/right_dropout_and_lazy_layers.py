def make_autoencoder(maps=4):
    encoder = nn.Sequential(
        nn.LazyConv2d(16, 3, padding=1),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Dropout(0.2),
        nn.LazyConv2d(maps, 3, padding=1),
        nn.ReLU(),
        nn.AvgPool2d(2),
    )
    decoder = nn.Sequential(
        nn.LazyConvTranspose2d(16, 2, stride=2),
        nn.ReLU(),
        nn.LazyConvTranspose2d(1, 2, stride=2),
        nn.Sigmoid(),
    )
    return Autoencoder(encoder, decoder)
