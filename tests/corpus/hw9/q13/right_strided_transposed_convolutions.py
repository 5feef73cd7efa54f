def make_decoder():
    return nn.Sequential(
        nn.Linear(10, 84), nn.Sigmoid(), nn.Linear(84, 120), nn.Sigmoid(), nn.Linear(120, 400), nn.Sigmoid(),
        nn.Unflatten(1, (16, 5, 5)),
        nn.ConvTranspose2d(16, 6, 6, stride=2, padding=0), nn.Sigmoid(),
        nn.ConvTranspose2d(6, 1, 6, stride=2, padding=2),
    )
