# at most: 1.5
# diagnosis: Principal components alone

def make_better_encoder():
    return nn.Sequential(nn.Flatten(), nn.Linear(784, 10))


def make_better_decoder():
    return nn.Sequential(nn.Linear(10, 784), nn.Unflatten(1, (1, 28, 28)))
