def make_better_encoder():
    return nn.Sequential(
        nn.Conv2d(1, 16, 4, stride=2, padding=1), nn.BatchNorm2d(16), nn.GELU(),
        nn.Conv2d(16, 2, 4, stride=2, padding=1),
    )


def make_better_decoder():
    return nn.Sequential(
        nn.ConvTranspose2d(2, 16, 4, stride=2, padding=1), nn.BatchNorm2d(16), nn.GELU(),
        nn.ConvTranspose2d(16, 1, 4, stride=2, padding=1),
    )
