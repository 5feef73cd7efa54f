# at most: 4
# diagnosis: above 0.0216

def make_better_encoder():
    return nn.Sequential(
        nn.Conv2d(1, 16, 4, stride=2, padding=1), nn.ReLU(), nn.Conv2d(16, 32, 4, stride=2, padding=1), nn.ReLU(),
        nn.Conv2d(32, 4, 3, stride=2),
    )


def make_better_decoder():
    return nn.Sequential(
        nn.ConvTranspose2d(4, 32, 3, stride=2), nn.ReLU(),
        nn.ConvTranspose2d(32, 16, 4, stride=2, padding=1), nn.ReLU(), nn.ConvTranspose2d(16, 1, 4, stride=2, padding=1),
    )
