# at most: 0.5
# diagnosis: even in evaluation mode

def make_improved():
    return nn.Sequential(
        nn.Conv2d(1, 8, 5, padding=2), nn.BatchNorm2d(8, track_running_stats=False), nn.ReLU(), nn.MaxPool2d(4),
        nn.Flatten(), nn.Linear(392, 10),
    )
