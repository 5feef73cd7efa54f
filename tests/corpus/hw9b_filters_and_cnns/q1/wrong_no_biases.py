# at most: 0.5
# diagnosis: have no biases
def make_mlp():
    return nn.Sequential(
        nn.Linear(784, 512, bias=False), nn.ReLU(),
        nn.Linear(512, 256, bias=False), nn.ReLU(),
        nn.Linear(256, 128, bias=False), nn.ReLU(),
        nn.Linear(128, 10, bias=False),
    )
