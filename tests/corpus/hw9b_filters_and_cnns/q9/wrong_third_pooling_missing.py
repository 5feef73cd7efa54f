# at most: 1.5
# diagnosis: The third pooling is missing
def make_cnn(filters=(16, 32, 64)):
    f1, f2, f3 = filters
    return nn.Sequential(
        nn.Conv2d(1, f1, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(f1, f2, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(f2, f3, 3, padding=1), nn.ReLU(),
        nn.Flatten(),
        nn.Linear(7 * 7 * f3, 128), nn.ReLU(),
        nn.Linear(128, 10),
    )
