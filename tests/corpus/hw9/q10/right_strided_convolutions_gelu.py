def make_lenet():
    return nn.Sequential(
        nn.Conv2d(1, 6, 5, stride=2, padding=2), nn.GELU(),
        nn.Conv2d(6, 16, 5, stride=2), nn.GELU(),
        nn.Flatten(),
        nn.Linear(400, 120), nn.GELU(),
        nn.Linear(120, 84), nn.GELU(),
        nn.Linear(84, 10),
    )
