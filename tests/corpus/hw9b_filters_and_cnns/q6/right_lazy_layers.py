def make_lenet():
    features = nn.Sequential(
        nn.LazyConv2d(6, 3, padding=1), nn.ReLU(inplace=True), nn.MaxPool2d(2),
        nn.LazyConv2d(16, 3, padding=1), nn.ReLU(inplace=True), nn.MaxPool2d(2),
    )
    head = nn.Sequential(nn.LazyLinear(120), nn.ReLU(), nn.LazyLinear(84), nn.ReLU(), nn.LazyLinear(10))
    return nn.Sequential(features, nn.Flatten(), head)
