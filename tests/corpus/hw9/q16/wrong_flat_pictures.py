# at most: 0
# diagnosis: instead of (8, 1, 28, 28)

def make_better_encoder():
    return nn.Sequential(nn.Flatten(), nn.Linear(784, 40))


def make_better_decoder():
    return nn.Linear(40, 784)
