# at most: 1.5
# diagnosis: it stays 16, 32 and 64
def make_cnn(filters=(16, 32, 64)):
    return nn.Sequential(
        nn.Conv2d(1, 16, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(16, 32, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(32, 64, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(),
        nn.Linear(3 * 3 * 64, 128), nn.ReLU(),
        nn.Linear(128, 10),
    )
