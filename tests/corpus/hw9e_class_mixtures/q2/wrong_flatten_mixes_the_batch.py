# at most: 2
# diagnosis: look at the flattening
class Encoder(nn.Module):
    def __init__(self, Q1, Q2, K):
        super().__init__()
        self.layers = nn.Sequential(
            nn.Conv2d(1, Q1, 5, stride=2, padding=2), nn.ReLU(),
            nn.Conv2d(Q1, Q2, 5, stride=2, padding=2), nn.ReLU(),
            
        )
        self.code = nn.Linear(49 * Q2, K)

    def forward(self, images):
        maps = self.layers(images)
        return self.code(maps.transpose(0, 1).reshape(len(images), -1))
