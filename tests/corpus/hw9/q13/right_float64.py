def make_decoder():
    return nn.Sequential(nn.Linear(10, 99), nn.LeakyReLU(), nn.Linear(99, 784), nn.Unflatten(1, (1, 28, 28))).double()
