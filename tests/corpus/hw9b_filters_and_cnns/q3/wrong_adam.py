# at most: 0.5
# diagnosis: This is Adam, whose
def make_criterion():
    return nn.CrossEntropyLoss()


def make_optimizer(model, lr=0.1):
    return torch.optim.Adam(model.parameters(), lr=lr)
