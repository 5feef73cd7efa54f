class Improved(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1, self.conv2 = nn.Conv2d(1, 12, 5, padding=2), nn.Conv2d(12, 24, 5)
        self.fc1, self.fc2 = nn.Linear(600, 50), nn.Linear(50, 10)

    def forward(self, x):
        x = F.max_pool2d(F.gelu(self.conv1(x)), 2)
        x = F.max_pool2d(F.gelu(self.conv2(x)), 2).flatten(1)
        x = F.gelu(self.fc1(F.dropout(x, 0.3, training=self.training)))
        return self.fc2(F.dropout(x, 0.2, training=self.training))


def make_improved():
    return Improved()
