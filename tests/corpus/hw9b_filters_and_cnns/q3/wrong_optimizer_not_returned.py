# at most: 0.5
# diagnosis: must return an optimizer
def make_criterion():
    return nn.CrossEntropyLoss()


def make_optimizer(model, lr=0.1):
    torch.optim.SGD(model.parameters(), lr=lr)
