# at most: 0
# diagnosis: there is no bottleneck

def make_better_encoder():
    return nn.Sequential(nn.Flatten(), nn.Linear(784, 784))


def make_better_decoder():
    return nn.Sequential(nn.Linear(784, 784), nn.Unflatten(1, (1, 28, 28)))
