# at most: 0.5
# diagnosis: The softmax runs over the batch
def make_mlp():
    return nn.Sequential(
        nn.Linear(784, 512), nn.ReLU(),
        nn.Linear(512, 256), nn.ReLU(),
        nn.Linear(256, 128), nn.ReLU(),
        nn.Linear(128, 10),
        nn.Softmax(dim=0),
    )
