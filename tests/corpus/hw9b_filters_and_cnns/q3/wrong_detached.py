# at most: 1.5
# diagnosis: The loss has no gradient
def make_criterion():
    return lambda logits, labels: F.cross_entropy(logits, labels).detach()


def make_optimizer(model, lr=0.1):
    return torch.optim.SGD(model.parameters(), lr=lr)
