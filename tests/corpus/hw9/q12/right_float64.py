class Improved(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1, self.norm1 = nn.Conv2d(1, 12, 5, padding="same"), nn.BatchNorm2d(12)
        self.conv2, self.norm2 = nn.Conv2d(12, 24, 3, padding="same"), nn.BatchNorm2d(24)
        self.last = nn.Linear(1176, 10)
        self.double()

    def forward(self, x):
        x = F.relu(self.norm1(F.max_pool2d(self.conv1(x.double()), 2)))
        x = F.relu(self.norm2(F.max_pool2d(self.conv2(x), 2)))
        return self.last(x.reshape(len(x), -1))


make_improved = Improved
