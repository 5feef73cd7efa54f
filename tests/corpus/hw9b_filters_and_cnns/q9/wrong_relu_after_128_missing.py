# at most: 2
# diagnosis: no ReLU after the layer of 128
def make_cnn(filters=(16, 32, 64)):
    f1, f2, f3 = filters
    return nn.Sequential(
        nn.Conv2d(1, f1, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(f1, f2, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(f2, f3, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(),
        nn.Linear(3 * 3 * f3, 128),
        nn.Linear(128, 10),
    )
