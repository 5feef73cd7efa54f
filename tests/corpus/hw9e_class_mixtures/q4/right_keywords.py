class AutoEncoder(nn.Module):
    def __init__(self, Q1, Q2, K):
        super().__init__()
        self.encoder = Encoder(K=K, Q1=Q1, Q2=Q2)
        self.decoder = Decoder(Q1, Q2, K)

    def forward(self, images):
        code = self.encoder(images)
        images = self.decoder(code)
        return images
