# at most: 1
# diagnosis: no ReLU after the third layer
def make_mlp():
    return nn.Sequential(
        nn.Linear(784, 512), nn.ReLU(),
        nn.Linear(512, 256), nn.ReLU(),
        nn.Linear(256, 128),
        nn.Linear(128, 10),
    )
