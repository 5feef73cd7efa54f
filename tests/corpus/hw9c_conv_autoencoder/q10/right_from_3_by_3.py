def make_upsample_autoencoder():
    down = []
    for a, b in ((1, 16), (16, 16), (16, 16)):
        down += [nn.Conv2d(a, b, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2)]
    up = [nn.Upsample(size=(7, 7)), nn.Conv2d(16, 16, 3, padding=1), nn.ReLU()]
    up += [nn.Upsample(scale_factor=2), nn.Conv2d(16, 16, 3, padding=1), nn.ReLU()]
    up += [nn.Upsample(scale_factor=2), nn.Conv2d(16, 1, 3, padding=1), nn.Sigmoid()]
    return Autoencoder(nn.Sequential(*down), nn.Sequential(*up))
