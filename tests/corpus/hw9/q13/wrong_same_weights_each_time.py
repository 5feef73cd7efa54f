# at most: 5.5
# diagnosis: Two calls give the same weights

network = None


network = nn.Sequential(
        nn.Linear(10, 84), nn.ReLU(),
        nn.Linear(84, 120), nn.ReLU(),
        nn.Linear(120, 400), nn.ReLU(),
        nn.Unflatten(1, (16, 5, 5)),
        nn.Upsample(scale_factor=2), nn.ConvTranspose2d(16, 6, 5), nn.ReLU(),
        nn.Upsample(scale_factor=2), nn.ConvTranspose2d(6, 1, 5, padding=2),
)


def make_decoder():
    return network
