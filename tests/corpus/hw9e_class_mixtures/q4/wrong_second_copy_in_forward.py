# at most: 1
# diagnosis: new weights each time
class AutoEncoder(nn.Module):
    def __init__(self, Q1, Q2, K):
        super().__init__()
        self.sizes = Q1, Q2, K
        self.encoder = Encoder(Q1, Q2, K)
        self.decoder = Decoder(Q1, Q2, K)

    def forward(self, images):
        return Decoder(*self.sizes)(Encoder(*self.sizes)(images))
