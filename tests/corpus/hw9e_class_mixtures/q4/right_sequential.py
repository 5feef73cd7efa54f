class AutoEncoder(nn.Sequential):
    def __init__(self, Q1, Q2, K):
        super().__init__()
        self.add_module("encoder", Encoder(Q1, Q2, K))
        self.add_module("decoder", Decoder(Q1, Q2, K))
