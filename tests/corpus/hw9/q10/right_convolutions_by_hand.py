class Conv2D(nn.Module):
    def __init__(self, c, o, k, padding=0):
        super().__init__()
        self.kernel = nn.Parameter(torch.randn(o, c, k, k) / (c * k**2) ** 0.5)
        self.bias = nn.Parameter(torch.zeros(o))
        self.padding = padding

    def forward(self, x):
        return F.conv2d(x, self.kernel, self.bias, padding=self.padding)


def make_lenet():
    return nn.Sequential(
        Conv2D(1, 6, 5, padding=2), nn.Tanh(), nn.MaxPool2d(2, stride=2),
        Conv2D(6, 16, 5), nn.Tanh(), nn.MaxPool2d(2, stride=2),
        nn.Flatten(), nn.Linear(400, 120), nn.Tanh(), nn.Linear(120, 84), nn.Tanh(), nn.Linear(84, 10),
    )
