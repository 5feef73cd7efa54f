class AutoEncoder(nn.Module):
    def __init__(self, *sizes):
        super().__init__()
        for name, half in {"decoder": Decoder, "encoder": Encoder}.items():
            setattr(self, name, half(*sizes))

    def forward(self, x):
        for half in (self.encoder, self.decoder):
            x = half(x)
        return x
