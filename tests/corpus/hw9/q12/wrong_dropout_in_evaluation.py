# at most: 0.5
# diagnosis: Evaluation is random

class Improved(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1, self.conv2 = nn.Conv2d(1, 12, 5, padding=2), nn.Conv2d(12, 24, 3, padding=1)
        self.last = nn.Linear(1176, 10)

    def forward(self, x):
        x = F.max_pool2d(F.relu(self.conv1(F.dropout(x, 0.6))), 2)
        x = F.max_pool2d(F.relu(self.conv2(x)), 2).flatten(1)
        return self.last(F.dropout(x, 0.6))


def make_improved():
    return Improved()
