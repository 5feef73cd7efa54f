# at most: 1.5
# diagnosis: without a seed
class AutoEncoder(nn.Module):
    def __init__(self, Q1, Q2, K):
        super().__init__()
        torch.manual_seed(0)
        self.encoder = Encoder(Q1, Q2, K)
        self.decoder = Decoder(Q1, Q2, K)

    def forward(self, images):
        return self.decoder(self.encoder(images))
