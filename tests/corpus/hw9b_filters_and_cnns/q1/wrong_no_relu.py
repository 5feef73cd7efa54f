# at most: 1
# diagnosis: There is no ReLU at all
def make_mlp():
    return nn.Sequential(
        nn.Linear(784, 512),
        nn.Linear(512, 256),
        nn.Linear(256, 128),
        nn.Linear(128, 10),
    )
