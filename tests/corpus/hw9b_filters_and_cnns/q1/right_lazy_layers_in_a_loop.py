def make_mlp():
    layers = []
    for width in [512, 256, 128]:
        layers += [nn.LazyLinear(width), nn.ReLU()]
    return nn.Sequential(*layers, nn.LazyLinear(10))
