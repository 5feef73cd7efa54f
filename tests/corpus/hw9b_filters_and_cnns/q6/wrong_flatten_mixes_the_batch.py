# at most: 0.5
# diagnosis: look at the flattening
class Mixed(nn.Module):
    def forward(self, x):
        return x.transpose(0, 1).reshape(x.size(0), -1)


def make_lenet():
    return nn.Sequential(
        nn.Conv2d(1, 6, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(6, 16, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
        Mixed(),
        nn.Linear(784, 120), nn.ReLU(),
        nn.Linear(120, 84), nn.ReLU(),
        nn.Linear(84, 10),
    )
