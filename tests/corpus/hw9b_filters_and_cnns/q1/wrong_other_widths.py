# at most: 0.5
# diagnosis: parameters instead of 567,434
def make_mlp():
    return nn.Sequential(
        nn.Linear(784, 500), nn.ReLU(),
        nn.Linear(500, 250), nn.ReLU(),
        nn.Linear(250, 125), nn.ReLU(),
        nn.Linear(125, 10),
    )
