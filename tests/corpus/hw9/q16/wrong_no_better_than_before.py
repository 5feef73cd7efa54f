# at most: 2.5
# diagnosis: above 0.055

def make_better_encoder():
    return nn.Sequential(nn.Conv2d(1, 8, 4, stride=4), nn.Tanh(), nn.Flatten(), nn.Linear(392, 10))


def make_better_decoder():
    return nn.Sequential(
        nn.Linear(10, 392), nn.Tanh(), nn.Unflatten(1, (8, 7, 7)), nn.ConvTranspose2d(8, 1, 4, stride=4)
    )
