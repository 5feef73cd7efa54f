# at most: 0.5
# diagnosis: does not learn

def make_improved():
    network = nn.Sequential(nn.Conv2d(1, 8, 5, padding=2), nn.ReLU(), nn.MaxPool2d(4), nn.Flatten(), nn.Linear(392, 10))
    return network.requires_grad_(False)
