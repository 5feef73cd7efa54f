# at most: 0.5
# diagnosis: a momentum, after Nesterov
def make_criterion():
    return nn.CrossEntropyLoss()


def make_optimizer(model, lr=0.1):
    return torch.optim.SGD(model.parameters(), lr, momentum=0.9, nesterov=True)
