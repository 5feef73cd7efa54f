# at most: 0.5
# diagnosis: has a weight decay
def make_criterion():
    return nn.CrossEntropyLoss()


def make_optimizer(model, lr=0.1):
    return torch.optim.SGD(model.parameters(), lr=lr, weight_decay=0.01)
