# at most: 0.5
# diagnosis: There is no pooling
def make_lenet():
    return nn.Sequential(
        nn.Conv2d(1, 6, 3, padding=1), nn.ReLU(),
        nn.Conv2d(6, 16, 3, padding=1), nn.ReLU(),
        nn.Flatten(),
        nn.Linear(12544, 120), nn.ReLU(),
        nn.Linear(120, 84), nn.ReLU(),
        nn.Linear(84, 10),
    )
