# at most: 3
# diagnosis: lead from Q2 to Q2 to Q1 maps
class Decoder(nn.Module):
    def __init__(self, Q1, Q2, K):
        super().__init__()
        self.layers = nn.Sequential(
            nn.Linear(K, 49 * Q2), nn.ReLU(), nn.Unflatten(1, (Q2, 7, 7)),
            nn.ConvTranspose2d(Q2, Q2, 5, stride=2, padding=2, output_padding=1), nn.ReLU(),
            nn.ConvTranspose2d(Q2, Q1, 5, stride=2, padding=2, output_padding=1), nn.Sigmoid(),
        )

    def forward(self, codes):
        return self.layers(codes)
