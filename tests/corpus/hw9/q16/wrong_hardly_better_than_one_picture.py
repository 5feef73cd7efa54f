# at most: 0.5
# diagnosis: one picture for all digits

def make_better_encoder():
    return nn.Sequential(nn.Flatten(), nn.Linear(784, 10))


def make_better_decoder():
    return nn.Sequential(nn.Linear(10, 784), nn.Unflatten(1, (1, 28, 28)))
