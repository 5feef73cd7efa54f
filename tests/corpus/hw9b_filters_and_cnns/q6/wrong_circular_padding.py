# at most: 1
# diagnosis: from the other side of the image
def make_lenet():
    return nn.Sequential(
        nn.Conv2d(1, 6, 3, padding=1, padding_mode='circular'), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(6, 16, 3, padding=1, padding_mode='circular'), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(),
        nn.Linear(784, 120), nn.ReLU(),
        nn.Linear(120, 84), nn.ReLU(),
        nn.Linear(84, 10),
    )
