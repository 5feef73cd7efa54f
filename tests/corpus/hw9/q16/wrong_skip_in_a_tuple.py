# at most: 0
# diagnosis: must return one tensor

class Encoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.linear = nn.Linear(784, 10)

    def forward(self, x):
        return self.linear(x.flatten(1)), x


class Decoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.linear = nn.Linear(10, 784)

    def forward(self, codes):
        code, skip = codes
        return self.linear(code).view(-1, 1, 28, 28) + skip


def make_better_encoder():
    return Encoder()


def make_better_decoder():
    return Decoder()
