# at most: 0.5
# diagnosis: 784 units in a layer of their own
def make_mlp():
    return nn.Sequential(
        nn.Linear(784, 784), nn.ReLU(),
        nn.Linear(784, 512), nn.ReLU(),
        nn.Linear(512, 256), nn.ReLU(),
        nn.Linear(256, 128), nn.ReLU(),
        nn.Linear(128, 10),
    )
