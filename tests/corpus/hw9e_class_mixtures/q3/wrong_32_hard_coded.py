# at most: 3.5
# diagnosis: 32, whatever Q1 and Q2 are
class Decoder(nn.Module):
    def __init__(self, Q1, Q2, K):
        super().__init__()
        self.layers = nn.Sequential(
            nn.Linear(K, 49 * 32), nn.ReLU(), nn.Unflatten(1, (32, 7, 7)),
            nn.ConvTranspose2d(32, 32, 5, stride=2, padding=2, output_padding=1), nn.ReLU(),
            nn.ConvTranspose2d(32, 1, 5, stride=2, padding=2, output_padding=1), nn.Sigmoid(),
        )

    def forward(self, codes):
        return self.layers(codes)
