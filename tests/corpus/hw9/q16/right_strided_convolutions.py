def make_better_encoder():
    return nn.Sequential(
        nn.Conv2d(1, 12, 4, stride=2, padding=1), nn.ReLU(), nn.Conv2d(12, 24, 4, stride=2, padding=1), nn.ReLU(),
        nn.Flatten(), nn.Linear(24 * 7 * 7, 80),
    )


def make_better_decoder():
    return nn.Sequential(
        nn.Linear(80, 24 * 7 * 7), nn.ReLU(), nn.Unflatten(1, (24, 7, 7)),
        nn.ConvTranspose2d(24, 12, 4, stride=2, padding=1), nn.ReLU(), nn.ConvTranspose2d(12, 1, 4, stride=2, padding=1),
    )
