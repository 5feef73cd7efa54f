# at most: 1
# diagnosis: a sigmoid between the layers
def make_mlp():
    return nn.Sequential(
        nn.Linear(784, 512), nn.Sigmoid(),
        nn.Linear(512, 256), nn.Sigmoid(),
        nn.Linear(256, 128), nn.Sigmoid(),
        nn.Linear(128, 10),
    )
