# at most: 2.5
# diagnosis: more than 196 numbers

def make_better_encoder():
    return nn.Sequential(
        nn.Conv2d(1, 16, 4, stride=2, padding=1), nn.ReLU(), nn.Conv2d(16, 32, 4, stride=2, padding=1), nn.ReLU(),
        nn.Conv2d(32, 8, 3, stride=1),
    )


def make_better_decoder():
    return nn.Sequential(
        nn.ConvTranspose2d(8, 32, 3, stride=1), nn.ReLU(),
        nn.ConvTranspose2d(32, 16, 4, stride=2, padding=1), nn.ReLU(), nn.ConvTranspose2d(16, 1, 4, stride=2, padding=1),
    )
