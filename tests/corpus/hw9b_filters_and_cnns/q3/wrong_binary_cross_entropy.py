# at most: 1
# diagnosis: binary cross-entropy
def make_criterion():
    return lambda logits, labels: F.binary_cross_entropy_with_logits(logits, F.one_hot(labels, logits.shape[1]).float())


def make_optimizer(model, lr=0.1):
    return torch.optim.SGD(model.parameters(), lr=lr)
