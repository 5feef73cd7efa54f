# at most: 1
# diagnosis: support vector machine
def make_criterion():
    return nn.MultiMarginLoss()


def make_optimizer(model, lr=0.1):
    return torch.optim.SGD(model.parameters(), lr=lr)
