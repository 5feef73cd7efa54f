# at most: 0.5
# diagnosis: The weights do not move
def make_criterion():
    return nn.CrossEntropyLoss()


def make_optimizer(model, lr=0.1):
    return torch.optim.SGD(nn.Linear(2, 2).parameters(), lr=lr)
