from collections import OrderedDict


def make_autoencoder(maps=4):
    encoder = nn.Sequential(
        nn.Conv2d(1, 16, 3, padding=1),
        nn.ReLU(True),
        nn.MaxPool2d(2),
        nn.Conv2d(16, maps, 3, padding=1),
        nn.MaxPool2d(2),
    )
    decoder = nn.Sequential(
        nn.ConvTranspose2d(maps, 16, 2, 2),
        nn.ConvTranspose2d(16, 8, 2, 2),
        nn.ReLU(True),
        nn.Conv2d(8, 1, 1),
        nn.Sigmoid(),
    )
    return nn.Sequential(OrderedDict(encoder=encoder, decoder=decoder))
