class Down(nn.Module):
    def __init__(self, maps):
        super().__init__()
        self.first, self.second = nn.Conv2d(1, 12, 5, padding=2), nn.Conv2d(12, maps, 3, padding="same")
        self.pool = nn.MaxPool2d(2)

    def forward(self, x):
        return self.pool(torch.tanh(self.second(self.pool(torch.tanh(self.first(x))))))


class Up(nn.Module):
    def __init__(self, maps):
        super().__init__()
        self.first, self.second = nn.ConvTranspose2d(maps, 12, 2, 2), nn.ConvTranspose2d(12, 1, 2, 2)

    def forward(self, code):
        return (torch.tanh(self.second(torch.tanh(self.first(code)))) + 1) / 2


class Both(nn.Module):
    def __init__(self, maps):
        super().__init__()
        self.encoder = Down(maps)
        self.decoder = Up(maps)

    def forward(self, x):
        code = self.encoder(x)
        return self.decoder(code)


def make_autoencoder(maps=4):
    return Both(maps)
