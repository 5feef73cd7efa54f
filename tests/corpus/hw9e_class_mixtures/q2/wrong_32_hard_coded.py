# at most: 2
# diagnosis: 32, whatever Q1 and Q2 are
class Encoder(nn.Module):
    def __init__(self, Q1, Q2, K):
        super().__init__()
        self.layers = nn.Sequential(
            nn.Conv2d(1, 32, 5, stride=2, padding=2), nn.ReLU(),
            nn.Conv2d(32, 32, 5, stride=2, padding=2), nn.ReLU(),
            nn.Flatten(), nn.Linear(49 * 32, K),
        )

    def forward(self, images):
        return self.layers(images)
