# at most: 1
# diagnosis: The loss has the wrong sign
def make_criterion():
    return lambda logits, labels: -F.cross_entropy(logits, labels)


def make_optimizer(model, lr=0.1):
    return torch.optim.SGD(model.parameters(), lr=lr)
