# at most: 1
# diagnosis: no ReLU after the second layer
def make_mlp():
    return nn.Sequential(
        nn.Linear(784, 512), nn.ReLU(),
        nn.Linear(512, 256),
        nn.Linear(256, 128), nn.ReLU(),
        nn.Linear(128, 10),
    )
