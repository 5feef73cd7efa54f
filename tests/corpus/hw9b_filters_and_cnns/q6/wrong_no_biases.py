# at most: 0.5
# diagnosis: There are no biases
def make_lenet():
    return nn.Sequential(
        nn.Conv2d(1, 6, 3, padding=1, bias=False), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(6, 16, 3, padding=1, bias=False), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(),
        nn.Linear(784, 120, bias=False), nn.ReLU(),
        nn.Linear(120, 84, bias=False), nn.ReLU(),
        nn.Linear(84, 10, bias=False),
    )
