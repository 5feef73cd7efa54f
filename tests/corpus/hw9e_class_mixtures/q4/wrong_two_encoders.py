# at most: 1
# diagnosis: outside of the two halves
class AutoEncoder(nn.Module):
    def __init__(self, Q1, Q2, K):
        super().__init__()
        self.encoder = Encoder(Q1, Q2, K)
        self.second = Encoder(Q1, Q2, K)
        self.decoder = Decoder(Q1, Q2, K)

    def forward(self, images):
        return self.decoder(self.second(images))
