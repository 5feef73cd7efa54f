def make_cnn(filters=(16, 32, 64)):
    blocks = [
        nn.Sequential(nn.LazyConv2d(int(f), 3, padding="same"), nn.MaxPool2d(2), nn.ReLU(inplace=True)) for f in filters
    ]
    return nn.Sequential(*blocks, nn.Flatten(), nn.LazyLinear(128), nn.ReLU(), nn.LazyLinear(10))
