# at most: 4
# diagnosis: above 0.0216

def make_better_encoder():
    return nn.Sequential(
        nn.Conv2d(1, 16, 4, stride=2, padding=1), nn.BatchNorm2d(16), nn.GELU(),
        nn.Conv2d(16, 32, 4, stride=2, padding=1), nn.BatchNorm2d(32), nn.GELU(),
        nn.Conv2d(32, 11, 3, stride=2),
    )


def make_better_decoder():
    return nn.Sequential(
        nn.ConvTranspose2d(11, 32, 3, stride=2), nn.BatchNorm2d(32), nn.GELU(),
        nn.ConvTranspose2d(32, 16, 4, stride=2, padding=1), nn.BatchNorm2d(16), nn.GELU(),
        nn.ConvTranspose2d(16, 1, 4, stride=2, padding=1),
    )
