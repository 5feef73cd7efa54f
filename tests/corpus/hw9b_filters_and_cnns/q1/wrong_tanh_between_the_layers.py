# at most: 1
# diagnosis: a tanh between the layers
def make_mlp():
    return nn.Sequential(
        nn.Linear(784, 512), nn.Tanh(),
        nn.Linear(512, 256), nn.Tanh(),
        nn.Linear(256, 128), nn.Tanh(),
        nn.Linear(128, 10),
    )
