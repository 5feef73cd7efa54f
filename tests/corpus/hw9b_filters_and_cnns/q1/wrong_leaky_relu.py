# at most: 1
# diagnosis: a leaky ReLU between
def make_mlp():
    return nn.Sequential(
        nn.Linear(784, 512), nn.LeakyReLU(),
        nn.Linear(512, 256), nn.LeakyReLU(),
        nn.Linear(256, 128), nn.LeakyReLU(),
        nn.Linear(128, 10),
    )
