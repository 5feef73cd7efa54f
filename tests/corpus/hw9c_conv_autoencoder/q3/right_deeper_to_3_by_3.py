def make_autoencoder(maps=16):
    down = []
    for a, b in ((1, 16), (16, 16), (16, maps)):
        down += [nn.Conv2d(a, b, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2)]
    up = [nn.ConvTranspose2d(maps, 16, 3, stride=2), nn.ReLU()]  # 3 → 7
    up += [nn.ConvTranspose2d(16, 16, 2, stride=2), nn.ReLU(), nn.ConvTranspose2d(16, 1, 2, stride=2), nn.Sigmoid()]
    return Autoencoder(nn.Sequential(*down), nn.Sequential(*up))
