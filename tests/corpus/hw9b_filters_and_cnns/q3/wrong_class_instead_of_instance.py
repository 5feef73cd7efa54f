# at most: 1
# diagnosis: raised RuntimeError
def make_criterion():
    return nn.CrossEntropyLoss


def make_optimizer(model, lr=0.1):
    return torch.optim.SGD(model.parameters(), lr=lr)
