class Encoder(nn.Sequential):
    def __init__(self, Q1, Q2, K):
        super().__init__(
            nn.LazyConv2d(Q1, 5, 2, 2), nn.ReLU(inplace=True), nn.LazyConv2d(Q2, 5, 2, 2), nn.ReLU(inplace=True),
            nn.Flatten(), nn.LazyLinear(K),
        )
