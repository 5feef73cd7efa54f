# at most: 1.5
# diagnosis: The softmax is taken twice
def make_criterion():
    return lambda logits, labels: F.cross_entropy(logits.softmax(1), labels)


def make_optimizer(model, lr=0.1):
    return torch.optim.SGD(model.parameters(), lr=lr)
