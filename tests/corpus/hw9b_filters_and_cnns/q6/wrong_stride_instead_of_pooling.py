# at most: 1
# diagnosis: a stride in the convolutions
def make_lenet():
    return nn.Sequential(
        nn.Conv2d(1, 6, 3, padding=1, stride=2), nn.ReLU(),
        nn.Conv2d(6, 16, 3, padding=1, stride=2), nn.ReLU(),
        nn.Flatten(),
        nn.Linear(784, 120), nn.ReLU(),
        nn.Linear(120, 84), nn.ReLU(),
        nn.Linear(84, 10),
    )
