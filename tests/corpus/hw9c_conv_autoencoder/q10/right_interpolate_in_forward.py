class Decoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.first = nn.Conv2d(4, 16, 3, padding=1)
        self.second = nn.Conv2d(16, 1, 3, padding=1)

    def forward(self, code):
        x = F.relu(self.first(F.interpolate(code, scale_factor=2)))
        return torch.sigmoid(self.second(F.interpolate(x, size=(28, 28))))


def make_upsample_autoencoder():
    encoder = nn.Sequential(
        nn.Conv2d(1, 16, 3, padding=1),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Conv2d(16, 4, 3, padding=1),
        nn.ReLU(),
        nn.MaxPool2d(2),
    )
    return nn.Sequential(encoder, Decoder())
