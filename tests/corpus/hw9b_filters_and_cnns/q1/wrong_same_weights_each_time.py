# at most: 1.5
# diagnosis: Two calls give the same weights
network = nn.Sequential(
    nn.Linear(784, 512), nn.ReLU(),
    nn.Linear(512, 256), nn.ReLU(),
    nn.Linear(256, 128), nn.ReLU(),
    nn.Linear(128, 10),
)


def make_mlp():
    return network
