# at most: 0
# diagnosis: has no module
class AutoEncoder(nn.Module):
    def __init__(self, Q1, Q2, K):
        super().__init__()
        self.encoder = Encoder
        self.decoder = Decoder

    def forward(self, images):
        return self.decoder(self.encoder(images))
