# at most: 0.5
# diagnosis: must return an optimizer
def make_criterion():
    return nn.CrossEntropyLoss()


def make_optimizer(model, lr=0.1):
    return lambda: [p.sub_(lr * p.grad) for p in model.parameters()]
