# at most: 1.5
# diagnosis: encoder is made with Q1 and Q2 exchanged
class AutoEncoder(nn.Module):
    def __init__(self, Q1, Q2, K):
        super().__init__()
        self.encoder = Encoder(Q2, Q1, K)
        self.decoder = Decoder(Q2, Q1, K)

    def forward(self, images):
        return self.decoder(self.encoder(images))
