# at most: 4.5
# diagnosis: go from 0 to 255
class Times255(nn.Module):
    def forward(self, x):
        return 255 * x


class Bright(Autoencoder):
    def __init__(self, encoder, decoder):
        super().__init__(encoder, nn.Sequential(decoder, Times255()))


def make_autoencoder(maps=4):
    encoder = nn.Sequential(
        nn.Conv2d(1, 16, 3, padding=1),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Conv2d(16, 4, 3, padding=1),
        nn.ReLU(),
        nn.MaxPool2d(2),
    )
    decoder = nn.Sequential(
        nn.ConvTranspose2d(4, 16, 2, stride=2), nn.ReLU(), nn.ConvTranspose2d(16, 1, 2, stride=2), nn.Sigmoid()
    )
    return Bright(encoder, decoder)
