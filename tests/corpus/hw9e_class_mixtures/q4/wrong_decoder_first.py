# at most: 0
# diagnosis: images go through the encoder first
class AutoEncoder(nn.Module):
    def __init__(self, Q1, Q2, K):
        super().__init__()
        self.encoder = Encoder(Q1, Q2, K)
        self.decoder = Decoder(Q1, Q2, K)

    def forward(self, images):
        return self.encoder(self.decoder(images))
