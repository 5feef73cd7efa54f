# at most: 1
# diagnosis: the mean of squared differences: it
def make_criterion():
    return lambda logits, labels: F.mse_loss(logits, F.one_hot(labels, logits.shape[1]).float())


def make_optimizer(model, lr=0.1):
    return torch.optim.SGD(model.parameters(), lr=lr)
