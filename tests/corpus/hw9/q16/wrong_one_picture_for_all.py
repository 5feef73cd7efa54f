# at most: 0.5
# diagnosis: Every image gives the same reconstruction

def make_better_encoder():
    return nn.Sequential(nn.Flatten(), nn.Linear(784, 40))


class Decoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.picture = nn.Parameter(torch.zeros(1, 28, 28))

    def forward(self, code):
        return self.picture + 0 * code.sum(dim=1).view(-1, 1, 1, 1)


def make_better_decoder():
    return Decoder()
