# at most: 0.5
# diagnosis: instead of (8, 10)

def make_improved():
    return nn.Sequential(nn.Conv2d(1, 8, 5, padding=2), nn.ReLU(), nn.MaxPool2d(4), nn.Flatten(), nn.Linear(392, 11))
