# at most: 1.5
# diagnosis: The labels are smoothed
def make_criterion():
    return nn.CrossEntropyLoss(label_smoothing=0.1)


def make_optimizer(model, lr=0.1):
    return torch.optim.SGD(model.parameters(), lr=lr)
