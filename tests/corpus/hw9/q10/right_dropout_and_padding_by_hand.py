# checkpoint: reference

class LeNet(nn.Module):
    def __init__(self):
        super().__init__()
        layers = [nn.Conv2d(1, 6, 5), nn.Conv2d(6, 16, 5), nn.Linear(400, 120), nn.Linear(120, 84), nn.Linear(84, 10)]
        for position, layer in zip((0, 3, 7, 9, 11), layers):
            self.add_module(str(position), layer)
        self.drop = nn.Dropout(0.1)

    def forward(self, x):
        conv1, conv2, fc1, fc2, fc3, drop = self.children()
        x = nn.AvgPool2d(2)(conv1(F.pad(x, (2, 2, 2, 2))).tanh())
        x = F.adaptive_avg_pool2d(conv2(x).tanh(), 5).reshape(-1, 16 * 5 * 5)
        return fc3(drop(fc2(drop(fc1(x).tanh())).tanh()))


def make_lenet():
    model = LeNet()
    for layer in list(model.children())[2:5]:
        nn.init.kaiming_normal_(layer.weight)
    return model
