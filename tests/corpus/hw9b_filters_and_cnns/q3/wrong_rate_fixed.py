# at most: 1.5
# diagnosis: always the same: use `lr`
def make_criterion():
    return nn.CrossEntropyLoss()


def make_optimizer(model, lr=0.1):
    return torch.optim.SGD(model.parameters(), lr=0.1)
