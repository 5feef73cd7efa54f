# at most: 0
# diagnosis: whatever the size of the batch
def make_lenet():
    return nn.Sequential(
        nn.Conv2d(1, 6, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(6, 16, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
        nn.Unflatten(0, (1, -1)), nn.Flatten(2), nn.Flatten(0, 1), nn.Unflatten(0, (128, -1)),
        nn.Linear(784, 120), nn.ReLU(),
        nn.Linear(120, 84), nn.ReLU(),
        nn.Linear(84, 10),
    )
