# at most: 1.5
# diagnosis: There is no pooling
def make_cnn(filters=(16, 32, 64)):
    f1, f2, f3 = filters
    return nn.Sequential(
        nn.Conv2d(1, f1, 3, padding=1), nn.ReLU(),
        nn.Conv2d(f1, f2, 3, padding=1), nn.ReLU(),
        nn.Conv2d(f2, f3, 3, padding=1), nn.ReLU(),
        nn.Flatten(),
        nn.Linear(28 * 28 * f3, 128), nn.ReLU(),
        nn.Linear(128, 10),
    )
