# at most: 0
# diagnosis: not implemented
class AutoEncoder(nn.Module):
    def __init__(self, Q1, Q2, K):
        super().__init__()
        raise NotImplementedError()

    def forward(self, images):
        raise NotImplementedError()
