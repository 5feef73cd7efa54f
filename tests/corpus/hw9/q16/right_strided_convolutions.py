def make_better_encoder():
    return nn.Sequential(
        nn.Conv2d(1, 16, 4, stride=2, padding=1), nn.GELU(), nn.Conv2d(16, 32, 4, stride=2, padding=1), nn.GELU(),
        nn.Conv2d(32, 32, 3, stride=2), nn.GELU(), nn.Flatten(), nn.Linear(288, 80),
    )


def make_better_decoder():
    return nn.Sequential(
        nn.Linear(80, 288), nn.GELU(), nn.Unflatten(1, (32, 3, 3)), nn.ConvTranspose2d(32, 32, 3, stride=2), nn.GELU(),
        nn.ConvTranspose2d(32, 16, 4, stride=2, padding=1), nn.GELU(), nn.ConvTranspose2d(16, 1, 4, stride=2, padding=1),
    )
