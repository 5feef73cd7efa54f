# at most: 1
# diagnosis: neither softmax nor ReLU
def make_mlp():
    return nn.Sequential(
        nn.Linear(784, 512), nn.ReLU(),
        nn.Linear(512, 256), nn.ReLU(),
        nn.Linear(256, 128), nn.ReLU(),
        nn.Linear(128, 10),
        nn.ReLU(), nn.Softmax(dim=1),
    )
