def make_lenet():
    return nn.Sequential(
        nn.ZeroPad2d(1), nn.Conv2d(1, 6, 3), nn.ReLU(), nn.MaxPool2d(2),
        nn.ZeroPad2d(1), nn.Conv2d(6, 16, 3), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(16, 120, 7), nn.ReLU(),
        nn.Conv2d(120, 84, 1), nn.ReLU(),
        nn.Conv2d(84, 10, 1), nn.Flatten(),
    )
