# at most: 2
# diagnosis: Evaluation is random

class Improved(nn.Module):
    def __init__(self):
        super().__init__()
        self.network = make_lenet()

    def forward(self, x):
        return self.network(F.dropout(x, 0.3))


def make_improved():
    return Improved()
