# at most: 0
# diagnosis: one output for each item

class Decoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.linear = nn.Sequential(nn.Linear(10, 84), nn.ReLU(), nn.Linear(84, 400), nn.ReLU())
        self.conv1, self.conv2 = nn.ConvTranspose2d(16, 6, 5), nn.ConvTranspose2d(6, 1, 5, padding=2)

    def forward(self, code):
        x = self.linear(code)[:1].reshape(1, 16, 5, 5)
        x = F.relu(self.conv1(F.interpolate(x, scale_factor=2)))
        return self.conv2(F.interpolate(x, scale_factor=2))


def make_decoder():
    return Decoder()
