# at most: 2
# diagnosis: The decoder has a transposed convolution
class Upsample(nn.Module):
    def __init__(self, a, b):
        super().__init__()
        self.inner = nn.ConvTranspose2d(a, b, 2, stride=2)

    def forward(self, x):
        return self.inner(x)


def make_upsample_autoencoder():
    encoder = nn.Sequential(
        nn.Conv2d(1, 16, 3, padding=1),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Conv2d(16, 4, 3, padding=1),
        nn.ReLU(),
        nn.MaxPool2d(2),
    )
    return Autoencoder(encoder, nn.Sequential(Upsample(4, 16), nn.ReLU(), Upsample(16, 1), nn.Sigmoid()))
