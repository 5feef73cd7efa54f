def make_better_encoder():
    return nn.Sequential(
        nn.Conv2d(1, 16, 4, stride=2, padding=1), nn.BatchNorm2d(16), nn.GELU(),
        nn.Conv2d(16, 32, 4, stride=2, padding=1), nn.BatchNorm2d(32), nn.GELU(),
        nn.Conv2d(32, 8, 4, stride=3),
    )


def make_better_decoder():
    return nn.Sequential(
        nn.ConvTranspose2d(8, 32, 4, stride=3), nn.BatchNorm2d(32), nn.GELU(),
        nn.Conv2d(32, 64, 3, padding=1), nn.PixelShuffle(2), nn.BatchNorm2d(16), nn.GELU(),
        nn.Conv2d(16, 4, 3, padding=1), nn.PixelShuffle(2),
    )
