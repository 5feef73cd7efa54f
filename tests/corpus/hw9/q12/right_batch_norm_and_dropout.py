def make_improved():
    return nn.Sequential(
        nn.Conv2d(1, 12, 5, padding=2), nn.MaxPool2d(2), nn.BatchNorm2d(12), nn.ReLU(),
        nn.Conv2d(12, 24, 3, padding=1), nn.MaxPool2d(2), nn.BatchNorm2d(24), nn.ReLU(),
        nn.Flatten(), nn.Dropout(0.3), nn.Linear(1176, 10),
    )
