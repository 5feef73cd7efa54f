# at most: 0
# diagnosis: there is no bottleneck

def make_better_encoder():
    return nn.Conv2d(1, 1, 5, padding=2)


def make_better_decoder():
    return nn.Identity()
