# at most: 1
# diagnosis: The function is not defined
def make_criterion():
    nn.CrossEntropyLoss()


def make_optimizer(model, lr=0.1):
    return torch.optim.SGD(model.parameters(), lr=lr)
