# at most: 0.5
# diagnosis: changes with the other images
class Centred(nn.Module):
    def forward(self, x):
        return x - x.mean(0)


def make_mlp():
    return nn.Sequential(
        nn.Linear(784, 512), nn.ReLU(),
        nn.Linear(512, 256), nn.ReLU(),
        nn.Linear(256, 128), nn.ReLU(),
        nn.Linear(128, 10),
        Centred(),
    )
