# checkpoint: reference
def make_lenet():
    return nn.Sequential(
        nn.LazyConv2d(6, 5, padding=2), nn.Tanh(), nn.AvgPool2d(2),
        nn.LazyConv2d(16, 5), nn.Tanh(), nn.AvgPool2d(2),
        nn.Flatten(),
        nn.LazyLinear(120), nn.Tanh(),
        nn.LazyLinear(84), nn.Tanh(),
        nn.LazyLinear(10),
    )
