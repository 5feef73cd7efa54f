# at most: 1.5
# diagnosis: a sum over the samples
def make_criterion():
    return nn.CrossEntropyLoss(reduction="sum")


def make_optimizer(model, lr=0.1):
    return torch.optim.SGD(model.parameters(), lr=lr)
