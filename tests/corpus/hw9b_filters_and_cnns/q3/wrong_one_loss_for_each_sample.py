# at most: 1
# diagnosis: The loss of each sample is still there
def make_criterion():
    return nn.CrossEntropyLoss(reduction="none")


def make_optimizer(model, lr=0.1):
    return torch.optim.SGD(model.parameters(), lr=lr)
