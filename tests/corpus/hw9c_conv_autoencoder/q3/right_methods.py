class Squeeze(nn.Module):
    def __init__(self):
        super().__init__()
        self.down1 = nn.Conv2d(1, 8, 3, padding=1)
        self.down2 = nn.Conv2d(8, 4, 3, padding=1)
        self.up1 = nn.ConvTranspose2d(4, 8, 2, stride=2)
        self.up2 = nn.ConvTranspose2d(8, 1, 2, stride=2)

    def encoder(self, x):
        x = F.max_pool2d(F.relu(self.down1(x)), 2)
        return F.max_pool2d(F.relu(self.down2(x)), 2)

    def decoder(self, code):
        return torch.sigmoid(self.up2(F.relu(self.up1(code))))

    def forward(self, x):
        return self.decoder(self.encoder(x))


def make_autoencoder(maps=4):
    return Squeeze()
