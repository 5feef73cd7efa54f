class CNN(nn.Module):
    def __init__(self, filters):
        super().__init__()
        f1, f2, f3 = filters
        self.head = nn.Linear(128, 10)
        self.hidden = nn.Linear(3 * 3 * f3, 128)
        self.conv3 = nn.Conv2d(f2, f3, kernel_size=3, padding=1)
        self.conv2 = nn.Conv2d(f1, f2, kernel_size=3, padding=1)
        self.conv1 = nn.Conv2d(1, f1, kernel_size=3, padding=1)
        self.pool = nn.MaxPool2d(2, 2)

    def forward(self, x):
        x = self.pool(F.relu(self.conv1(x)))
        x = self.pool(F.relu(self.conv2(x)))
        x = self.pool(F.relu(self.conv3(x)))
        x = torch.flatten(x, 1)
        return self.head(F.relu(self.hidden(x)))


def make_cnn(filters=(16, 32, 64)):
    return CNN(filters)
