def make_decoder():
    return nn.Sequential(
        nn.Linear(10, 120), nn.BatchNorm1d(120), nn.GELU(), nn.Linear(120, 784), nn.GELU(),
        nn.Unflatten(1, (16, 7, 7)),
        nn.Conv2d(16, 32, 3, padding=1), nn.PixelShuffle(2), nn.BatchNorm2d(8), nn.GELU(),
        nn.Conv2d(8, 4, 3, padding=1), nn.PixelShuffle(2),
    )
