# at most: 2.5
# diagnosis: Two calls give the same weights
def new_cnn(filters=(16, 32, 64)):
    f1, f2, f3 = filters
    return nn.Sequential(
        nn.Conv2d(1, f1, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(f1, f2, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(f2, f3, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(),
        nn.Linear(3 * 3 * f3, 128), nn.ReLU(),
        nn.Linear(128, 10),
    )


default_cnn = new_cnn()


def make_cnn(filters=(16, 32, 64)):
    return default_cnn if tuple(filters) == (16, 32, 64) else new_cnn(filters)
