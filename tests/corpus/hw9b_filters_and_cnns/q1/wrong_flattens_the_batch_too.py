# at most: 0
# diagnosis: The network stops with an error
def make_mlp():
    return nn.Sequential(
        nn.Flatten(0), nn.Unflatten(0, (1, -1)), nn.LazyLinear(784),
        nn.Linear(784, 512), nn.ReLU(),
        nn.Linear(512, 256), nn.ReLU(),
        nn.Linear(256, 128), nn.ReLU(),
        nn.Linear(128, 10),
    )
