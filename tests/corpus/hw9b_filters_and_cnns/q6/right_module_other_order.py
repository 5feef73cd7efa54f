class LeNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc3 = nn.Linear(84, 10)
        self.fc2 = nn.Linear(120, 84)
        self.fc1 = nn.Linear(16 * 7 * 7, 120)
        self.conv2 = nn.Conv2d(6, 16, kernel_size=3, padding=1)
        self.conv1 = nn.Conv2d(1, 6, kernel_size=3, padding=1)

    def forward(self, x):
        x = F.max_pool2d(F.relu(self.conv1(x)), 2)
        x = F.max_pool2d(F.relu(self.conv2(x)), 2)
        x = x.view(x.size(0), -1)
        x = F.relu(self.fc1(x))
        x = F.relu(self.fc2(x))
        return self.fc3(x)


def make_lenet():
    return LeNet()
