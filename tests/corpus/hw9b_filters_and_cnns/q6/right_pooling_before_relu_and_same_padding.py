def make_lenet():
    return nn.Sequential(
        nn.Conv2d(1, 6, (3, 3), padding="same"), nn.MaxPool2d(kernel_size=2, stride=2), nn.ReLU(),
        nn.Conv2d(6, 16, (3, 3), padding="same"), nn.MaxPool2d(kernel_size=2, stride=2), nn.ReLU(),
        nn.Flatten(start_dim=1),
        nn.Linear(784, 120), nn.ReLU(),
        nn.Linear(120, 84), nn.ReLU(),
        nn.Linear(84, 10),
    )
