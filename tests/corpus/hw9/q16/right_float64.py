class Encoder(nn.Sequential):
    def forward(self, x):
        return super().forward(x.double())


class Decoder(nn.Sequential):
    def forward(self, code):
        return super().forward(code.double()).float()


def make_better_encoder():
    return Encoder(
        nn.Conv2d(1, 16, 4, stride=2, padding=1), nn.SiLU(), nn.Conv2d(16, 32, 4, stride=2, padding=1), nn.SiLU(),
        nn.Conv2d(32, 11, 3, stride=2),
    ).double()


def make_better_decoder():
    return Decoder(
        nn.ConvTranspose2d(11, 32, 3, stride=2), nn.SiLU(),
        nn.ConvTranspose2d(32, 16, 4, stride=2, padding=1), nn.SiLU(), nn.ConvTranspose2d(16, 1, 4, stride=2, padding=1),
    ).double()
